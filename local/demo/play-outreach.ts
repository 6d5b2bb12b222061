import { randomUUID } from "node:crypto";
import { applyWebhookEvent } from "@/features/replies/mutations/apply-webhook-event";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { receiveReply } from "@/features/replies/mutations/receive-reply";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import { optOutPerson } from "@/features/suppressions/mutations/opt-out-person";
import { suppressAddress } from "@/features/suppressions/mutations/suppress-address";
import { listTemplates } from "@/features/templates/queries/list-templates";
import type { Random } from "./random";
import { acting, type Scene } from "./scene";
import * as words from "./words";

/** Emails of the last weeks, through the queue, the claim and the webhooks as in a real firm, but without a network. */
export async function playOutreach(scene: Scene, random: Random) {
  const { clock, recruiters, people } = scene;
  const templates = await listTemplates({ actor: { kind: "system", name: "demo" }, now: scene.now, db: scene.db });
  const free = templates.find((one) => one.purpose === "free");
  if (!free) throw new Error("The standard templates lack a free outreach.");
  const reachable = random.some(
    people.filter((one) => one.email),
    48,
  );
  const sent: Sent[] = [];
  for (const [round, ago] of [40, 26, 19, 12, 6, 3].entries()) {
    const recruiter = recruiters[round % recruiters.length];
    if (!recruiter) continue;
    const at = clock.at(ago, random, 13);
    const recipients = reachable.slice(round * 8, round * 8 + 8).map(({ personId }) => ({ personId }));
    await queueOutreach(acting(scene, recruiter, at), {
      templateVersionId: free.versionId,
      purpose: "free",
      recipients,
    });
    sent.push(...(await pretendToSend(scene, at)));
  }
  for (const one of sent.slice(-16, -10)) await answer(scene, random, one);
  for (const { to } of sent.slice(0, 2)) {
    const person = people.find((one) => one.email === to);
    if (person)
      await optOutPerson(
        { actor: { kind: "system", name: "demo" }, now: clock.at(30, random), db: scene.db },
        { personId: person.personId, reason: "unsubscribed" },
      );
  }
  for (const { to } of sent.slice(2, 4))
    await suppressAddress(
      { actor: { kind: "system", name: "demo" }, now: clock.at(38, random), db: scene.db },
      { address: to, reason: "hard_bounce" },
    );
}

type Sent = { to: string; replyTo: string; providerId: string; at: Date };

async function pretendToSend({ db }: Scene, at: Date): Promise<Sent[]> {
  const context = { actor: { kind: "system", name: "demo" } as const, now: new Date(at.getTime() + 60_000), db };
  const { emails } = await claimMessages(context, { limit: 50 });
  const sent: Sent[] = [];
  for (const { messageId, attempt, to, replyTo } of emails) {
    const providerId = randomUUID();
    await recordOutcome(context, { messageId, attempt, answer: { id: providerId } });
    const svixId = `demo_${messageId}`;
    const created = new Date(at.getTime() + 90_000).toISOString();
    await storeWebhookEvent(context, {
      svixId,
      type: "email.delivered",
      payload: {
        type: "email.delivered",
        created_at: created,
        data: { email_id: providerId, to: [to], tags: { message_id: messageId } },
      },
    });
    await applyWebhookEvent(context, { svixId });
    sent.push({ to, replyTo, providerId, at });
  }
  return sent;
}

async function answer({ db, now }: Scene, random: Random, { to, replyTo, at }: Sent) {
  const receivedAt = new Date(Math.min(at.getTime() + random.between(2, 40) * 3_600_000, now.getTime() - 3_600_000));
  await receiveReply(
    { actor: { kind: "system", name: "demo" }, now: receivedAt, db },
    {
      email: {
        id: randomUUID(),
        from: to,
        to: [replyTo],
        subject: "Re: Checking in",
        text: random.pick(words.replies),
        html: null,
        headers: {},
        receivedAt,
      },
    },
  );
}
