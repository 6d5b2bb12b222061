import { eq, isNull, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { outreachPauses } from "@/db/schema/outreach-pauses";
import { settings } from "@/db/schema/settings";
import { systemEmails } from "@/db/schema/system-emails";
import { templates } from "@/db/schema/templates";
import { auditOf } from "@/db/test-audit";
import { some } from "@/db/test-firm";
import { applyWebhookEvent } from "@/features/replies/mutations/apply-webhook-event";
import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import { countDueMessages } from "../queries/due-messages";
import { listDeliverability, listTroubledEmails } from "../queries/list-deliverability";
import { listStops } from "../queries/list-stops";
import { lookBeforePausing, waitForClaims } from "./pause-lock";
import { claimMessages } from "./claim-messages";
import { pauseOutreach, resumeOutreach } from "./pause-outreach";
import { testQueue } from "./test-queue";

const { db, owner, firm, context, system, queue, look, insertMessage, clock, pass } = await testQueue();
const admin = () => ({ ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "admin" }) });
const [general] = await db.select().from(templates).where(eq(templates.name, "General outreach"));
const templateId = some(general).id;

/** So many emails that Resend took, of which the first bounced and the last were marked as spam. */
async function sent(
  count: number,
  { bounced = 0, complained = 0, of = templateId }: { bounced?: number; complained?: number; of?: string | null } = {},
) {
  const answer = {
    purpose: "answer",
    outreachId: undefined,
    templateId: of,
    state: "accepted",
    acceptedAt: clock(),
  } as const;
  const one = await insertMessage(await firm.person(), answer);
  await db.execute(sql`
    insert into messages (outreach_id, template_id, person_id, address, purpose, by, state, state_at, send_at, zone,
      from_address, reply_to, subject, html, text_body, idempotency_key, reply_token, answer_token, created_at,
      accepted_at, bounced_at, complained_at)
    select null, template_id, person_id, address, purpose, by, state, state_at, send_at, zone,
      from_address, reply_to, subject, html, text_body, uuidv7()::text, uuidv7()::text, uuidv7()::text, created_at,
      accepted_at, case when n <= ${bounced} then accepted_at end, case when n > ${count - 1 - complained} then accepted_at end
    from messages, generate_series(1, ${count - 1}::int) n where id = ${one.id}`);
}
const figures = async () => new Map((await listDeliverability(admin())).map((one) => [one.scope, one]));
const live = async () =>
  db.select().from(outreachPauses).where(isNull(outreachPauses.resumedAt)).orderBy(outreachPauses.scope);
const lift = async () =>
  Promise.all(
    (await live()).map(async ({ id }) => resumeOutreach(admin(), { pauseId: id, reason: "The list was cleaned up." })),
  );

beforeEach(async () => {
  pass(60_000);
  await db.update(messages).set({ state: "canceled", reason: "another test", acceptedAt: null });
  await owner.db.delete(outreachPauses);
});

describe("the figures", () => {
  test("count the last 500, each opens exactly its rows, and what is older is out", async () => {
    await sent(40, { bounced: 40, complained: 1 });
    pass(60_000);
    await sent(490, { bounced: 7, complained: 2, of: null });
    const all = await figures();
    expect(all.get("firm")).toMatchObject({ sent: 500 });
    expect(all.get("template")).toMatchObject({ id: templateId, name: "General outreach", sent: 40, bounced: 39 });
    expect(all.get("recruiter")).toMatchObject({ id: firm.recruiter.id, sent: 500 });
    for (const { scope, id, bounced, complained } of all.values()) {
      expect(await listTroubledEmails(admin(), { scope, id, cause: "bounced" })).toHaveLength(bounced);
      expect(await listTroubledEmails(admin(), { scope, id, cause: "complained" })).toHaveLength(complained);
    }
  });

  test("are read off an index, and are for admins and managers", async () => {
    const [plan] = await owner.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx
        .execute(sql`explain select id from messages where accepted_at is not null and by = ${firm.recruiter.id}
        order by accepted_at desc, id desc limit 500`)
        .then(async (rows) => [rows.map((row) => Object.values(row)[0]).join("\n")]);
    });
    expect(plan).toContain("messages_by_accepted");
    expect(plan).not.toContain("Sort");
    const outsider = { ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "recruiter" }) };
    await expect(listDeliverability(outsider)).rejects.toThrow("Only an admin or a manager");
  });

  test("a permanent bounce and a complaint count once; a temporary one and what Resend held back do not", async () => {
    const heard = async (id: string, type: string, bounce?: Record<string, string>) => {
      const svixId = crypto.randomUUID();
      const data = { email_id: crypto.randomUUID(), tags: { message_id: id }, ...(bounce && { bounce }) };
      await storeWebhookEvent(system(), { svixId, type, payload: { type, data } });
      await applyWebhookEvent(system(), { svixId });
    };
    const [hard, soft, kept, spam] = [await queue(), await queue(), await queue(), await queue()];
    await heard(hard.messageId, "email.bounced", { type: "Permanent", subType: "General", message: "No such user" });
    const first = (await look(hard.messageId)).bouncedAt;
    pass(60_000);
    await heard(hard.messageId, "email.bounced", { type: "Permanent", subType: "General", message: "No such user" });
    await heard(soft.messageId, "email.bounced", { type: "Transient", subType: "General", message: "Mailbox full" });
    await heard(kept.messageId, "email.bounced", { type: "Permanent", subType: "Suppressed", message: "Suppressed" });
    await heard(spam.messageId, "email.complained");
    expect((await look(hard.messageId)).bouncedAt).toEqual(first);
    expect((await figures()).get("firm")).toMatchObject({ sent: 4, bounced: 1, complained: 1 });
  });
});

describe("a pause", () => {
  test("of too many bounces: told to whom it concerns, in the audit log, and once", async () => {
    await db.update(settings).set({ mailDomain: "meridian.test" });
    await sent(120, { bounced: 3 });
    const both = await Promise.all([pauseOutreach(system()), pauseOutreach(system())]);
    expect(both.toSorted((a, b) => a - b)).toEqual([0, 3]);
    expect(await live()).toMatchObject([
      { scope: "firm", cause: "bounced", counted: 3, sent: 120 },
      { scope: "recruiter", recruiterId: firm.recruiter.id },
      { scope: "template", templateId },
    ]);
    expect(await pauseOutreach(system())).toBe(0);
    const stops = await listStops(context());
    expect(stops.filter(({ kind }) => kind === "outreach")).toHaveLength(3);
    const told = await db.select().from(systemEmails).where(eq(systemEmails.kind, "outreach_paused"));
    expect(told.some(({ recruiterId }) => recruiterId === firm.recruiter.id)).toBe(true);
    expect(await auditOf(db, some((await live())[0]).id)).toMatchObject([{ noun: "outreach_pauses" }]);
  });

  test("keeps its outreach in the queue, and lets it go once resumed", async () => {
    const waiting = await queue();
    const going = await queue(
      { purpose: "process", processSubject: "thanks", positionId: firm.position.id },
      { at: "interview" },
    );
    await sent(100, { bounced: 2 });
    await pauseOutreach(system());
    expect(await countDueMessages(system(), 10)).toBe(1);
    const claim = await claimMessages(system(), { limit: 10 });
    expect(claim.emails.map(({ messageId }) => messageId)).toEqual([going.messageId]);
    expect(await look(waiting.messageId)).toMatchObject({ state: "queued", slot: "planned" });
    await expect(queue()).rejects.toThrow("A row was expected.");
    await lift();
    const next = await claimMessages(system(), { limit: 10 });
    expect(next.emails.map(({ messageId }) => messageId)).toEqual([waiting.messageId]);
  });

  test("waits for claims under way, and no claim that did not see it commits after it", async () => {
    await sent(100, { bounced: 2 });
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const looking = Promise.withResolvers<void>();
    const claiming = db.transaction(async (tx) => {
      await lookBeforePausing(tx);
      looking.resolve();
      await gate.promise;
      order.push("claimed");
    });
    await looking.promise;
    const pausing = pauseOutreach(system()).then(() => order.push("paused"));
    const all = Promise.allSettled([claiming, pausing]);
    const waits = async () =>
      (await owner.db.execute(sql`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0;
    await expect.poll(waits).toBe(true);
    expect(order).toEqual([]);
    gate.resolve();
    await all;
    expect(order).toEqual(["claimed", "paused"]);
  });

  test("that is being made keeps claims waiting, and then they see it", async () => {
    const { messageId } = await queue();
    await sent(100, { bounced: 2 });
    const gate = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const pausing = db.transaction(async (tx) => {
      await waitForClaims(tx);
      held.resolve();
      await gate.promise;
      return pauseOutreach({ ...system(), db: tx });
    });
    const waits = async () =>
      (await owner.db.execute(sql`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0;
    await held.promise;
    const claiming = claimMessages(system(), { limit: 10 });
    const all = Promise.allSettled([pausing, claiming]);
    await expect.poll(waits).toBe(true);
    gate.resolve();
    expect(await all).toMatchObject([
      { status: "fulfilled", value: 3 },
      { status: "fulfilled", value: { emails: [] } },
    ]);
    expect(await look(messageId)).toMatchObject({ state: "queued", slot: "planned" });
  });
});

describe("an admin resumes it", () => {
  test("with a reason, once: who comes second is told who was first", async () => {
    await sent(100, { bounced: 2 });
    await pauseOutreach(system());
    const pause = some((await live())[0]);
    const reason = "The list was cleaned up.";
    const manager = { ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "manager" }) };
    await expect(resumeOutreach(manager, { pauseId: pause.id, reason })).rejects.toThrow("Only an admin");
    await expect(resumeOutreach(admin(), { pauseId: pause.id, reason: " " })).rejects.toThrow("Say why");
    const both = await Promise.allSettled(
      [1, 2].map(async () => resumeOutreach(admin(), { pauseId: pause.id, reason })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { message: "Dana Ruiz resumed it a moment ago." },
    });
    await expect(resumeOutreach(admin(), { pauseId: crypto.randomUUID(), reason })).rejects.toThrow("pause");
  });

  test("what was counted before does not pause it again, and new trouble does", async () => {
    await sent(100, { bounced: 2 });
    await pauseOutreach(system());
    pass(60_000);
    await lift();
    pass(60_000);
    expect(await pauseOutreach(system())).toBe(0);
    await sent(20, { bounced: 4 });
    expect(await pauseOutreach(system())).toBe(3);
  });

  test("one complaint pauses its template alone", async () => {
    await sent(50, { complained: 1 });
    expect(await pauseOutreach(system())).toBe(1);
    expect(await live()).toMatchObject([{ scope: "template", cause: "complained", counted: 1, sent: 50 }]);
    const stop = (await listStops(context())).find(({ kind }) => kind === "outreach");
    expect(stop).toMatchObject({ whose: "General outreach", scope: "template" });
  });
});
