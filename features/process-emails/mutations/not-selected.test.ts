import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { closeOuts } from "@/db/schema/candidacies";
import { interviews } from "@/db/schema/interviews";
import { messages } from "@/db/schema/messages";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { reviveCandidacies } from "@/features/candidacies/mutations/revive-candidacies";
import { markTold } from "@/features/candidacies/mutations/mark-told";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { listProcessEmails } from "../queries/list-process-emails";
import { sendProcessEmail } from "./send-process-email";

const { db, firm, context, system, look, clock, pass } = await testQueue();
const omar = mintRecruiter(await testRows(db, clock()).recruiter("Omar Haddad"));
const asOmar = (): Context => ({ ...context(), actor: omar });

type Ending = { interviewed?: boolean; side?: "client" | "candidate" };

async function ended(name: string, { interviewed = false, side = "client" }: Ending = {}) {
  const person = await firm.person({ name, at: "submitted" });
  const candidacyId = some(person.candidacyId);
  if (interviewed)
    await db.insert(interviews).values({
      candidacyId,
      round: 1,
      kind: "video",
      startsAt: new Date(clock().getTime() - 7_200_000),
      endsAt: new Date(clock().getTime() - 3_600_000),
      zone: "America/New_York",
      createdAt: clock(),
    });
  const { closeOutId } = await closeOut(context(), {
    candidacyId,
    side,
    reason: side === "client" ? "skills" : "pay",
    note: "The client found him arrogant.",
  });
  return { ...person, candidacyId, closeOutId };
}

test("everybody who is owed word gets one of their own: a call first for who was interviewed, a reason for all", async () => {
  const ana = await ended("Ana Lopez");
  const ben = await ended("Ben Ode", { interviewed: true });
  const withdrew = await ended("Cara Diaz", { side: "candidate" });
  const news = {
    subject: "not_selected",
    candidacyIds: [ana.candidacyId, ben.candidacyId, withdrew.candidacyId],
  } as const;
  const ask = { news: { ...news, candidacyIds: [...news.candidacyIds] } };
  const offered = await listProcessEmails(context(), ask);
  expect(
    offered.map(({ name, call, wantsReason, refusal }) => [name, call?.closeOutId ?? null, wantsReason, refusal]),
  ).toEqual([
    ["Ana Lopez", null, true, null],
    ["Ben Ode", ben.closeOutId, true, null],
  ]);
  expect(offered.map(({ body }) => body).join()).not.toContain("arrogant");

  const { subject: title, body } = some(offered[0]);
  const press = { ...ask, personId: ana.personId, title, body };
  await expect(sendProcessEmail(context(), press)).rejects.toThrow("Write why, in words that they will read.");
  await expect(sendProcessEmail(context(), { ...press, personId: withdrew.personId, reason: "x" })).rejects.toThrow(
    "no longer need to hear about this",
  );
  const reason = "They wanted somebody with more bridge work.";
  const both = await Promise.allSettled([
    sendProcessEmail(context(), { ...press, reason }),
    sendProcessEmail(asOmar(), { ...press, reason }),
  ]);
  const lost = both.filter((each) => each.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(String(some(lost[0]).reason)).toContain("emailed Ana Lopez about this a moment ago");
  const won = both.flatMap((each) => (each.status === "fulfilled" ? [each.value.messageId] : []));
  const message = await look(some(won[0]));
  expect(message.text).toMatch(
    /another direction on the Senior Structural Engineer position\.[^]+more bridge work\.[^]+I would be glad/,
  );

  const { emails } = await claimMessages(system(), { limit: 10 });
  const [claimed] = emails;
  await recordOutcome(system(), { messageId: message.id, attempt: some(claimed).attempt, answer: { id: "sent-1" } });
  const [told] = await db.select().from(closeOuts).where(eq(closeOuts.id, ana.closeOutId));
  expect(told?.toldAt).toEqual(clock());
  await markTold(context(), { closeOutId: ben.closeOutId });
  expect(await listProcessEmails(context(), ask)).toEqual([]);
});

test("who was brought back and closed out again is told again, and not twice of one ending", async () => {
  const ana = await ended("Ana Lopez");
  const ask = { news: { subject: "not_selected" as const, candidacyIds: [ana.candidacyId] } };
  const email = async () => {
    const [{ subject: title, body }] = [some((await listProcessEmails(context(), ask))[0])];
    return sendProcessEmail(context(), { ...ask, personId: ana.personId, title, body, reason: "Another direction." });
  };
  const { messageId } = await email();
  await db.update(messages).set({ state: "accepted", acceptedAt: clock() }).where(eq(messages.id, messageId));
  pass(60_000);
  await reviveCandidacies(context(), { candidacyIds: [ana.candidacyId], reason: "They asked again." });
  pass(60_000);
  await closeOut(context(), { candidacyId: ana.candidacyId, side: "client", reason: "skills", note: "" });
  const second = await email();
  expect(second.messageId).not.toBe(messageId);
  await expect(email()).rejects.toThrow("emailed Ana Lopez about this a moment ago");
});
