import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { checkIns } from "@/db/schema/check-ins";
import { messages } from "@/db/schema/messages";
import { changeContactRules } from "@/features/contact-rules/mutations/change-contact-rules";
import { acceptMessage } from "@/features/messages/mutations/accept-message";
import { cancelQueued } from "@/features/outreach/mutations/end-messages";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { start } from "@/features/messages/mutations/test-queue-in";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { getFirm } from "@/features/settings/queries";
import { testCheckIns } from "./test-check-ins";

const { db, dana, omar, page, admin, contact, position, decision, send, goTo, pass, clock } = await testCheckIns();
const day = 86_400_000;
const week = { cause: { constraint_name: "messages_check_in_week" } };

beforeEach(async () => {
  goTo(start);
  await db.update(messages).set({ state: "canceled", reason: "another test" }).where(eq(messages.state, "queued"));
});

async function owing() {
  const hal = await contact();
  await decision(hal.contactId, await position(), "Maria Ortiz");
  return hal;
}
type Message = Awaited<ReturnType<typeof send>>["message"];
/** The same email once more, as a second program would write it that asks no judge. */
const copyOf = (message: Message, more: Partial<Message> = {}) => {
  const id = crypto.randomUUID();
  const keys = { id, idempotencyKey: id, replyToken: id, answerToken: id };
  return { ...message, ...keys, state: "accepted" as const, acceptedAt: message.sendAt, weekUntil: null, ...more };
};
const rowOf = async (id: string) => (await db.select().from(messages).where(eq(messages.id, id)))[0];

test("the database refuses a second one within the week, and takes it after", async () => {
  const { message } = await send((await owing()).contactId);
  expect(message.weekUntil).toEqual(new Date("2026-03-17T04:00:00Z"));
  const soon = new Date(start.getTime() + 6 * day);
  await expect(db.insert(messages).values(copyOf(message, { sendAt: soon }))).rejects.toMatchObject(week);
  await db.insert(messages).values(copyOf(message, { sendAt: new Date("2026-03-17T04:00:00Z") }));
});

test("one that was canceled, failed or bounced gives the week back at once", async () => {
  for (const end of ["canceled", "failed", "bounced"] as const) {
    const { message } = await send((await owing()).contactId);
    if (end === "canceled")
      await runOperation(page(), { verb: "cancelMessage" }, async (inside) =>
        cancelQueued(inside, [message.id], "canceled by hand"),
      );
    else await db.update(messages).set({ state: end, reason: "mailbox full" }).where(eq(messages.id, message.id));
    const [next] = await db.insert(messages).values(copyOf(message)).returning();
    expect(next).toMatchObject({ state: "accepted", weekUntil: new Date(message.sendAt.getTime() + 7 * day) });
  }
});

test("one that went after it was given up stands beside the one that has its week", async () => {
  const hal = await owing();
  const { message } = await send(hal.contactId);
  await db.update(messages).set({ state: "failed", reason: "no answer" }).where(eq(messages.id, message.id));
  pass(day);
  const { message: next } = await send(hal.contactId, omar);
  await db.update(messages).set({ state: "accepted", acceptedAt: clock() }).where(eq(messages.id, message.id));
  expect(await rowOf(message.id)).toMatchObject({ state: "accepted", weekUntil: message.sendAt });
  expect(await rowOf(next.id)).toMatchObject({ state: "queued", weekUntil: next.weekUntil });
});

test("of two in transactions of their own one goes, and the other recruiter is told who was first", async () => {
  const hal = await owing();
  const { message, checkIn } = await send((await owing()).contactId, omar);
  let commit = () => {};
  const inserted = Promise.withResolvers<void>();
  const committed = new Promise<void>((done) => (commit = done));
  const first = db.transaction(async (tx) => {
    const copy = copyOf(message, { personId: hal.personId, address: hal.address, by: omar.id });
    await tx.insert(messages).values(copy);
    await tx
      .insert(checkIns)
      .values({ ...checkIn, id: crypto.randomUUID(), contactId: hal.contactId, messageId: copy.id });
    inserted.resolve();
    await committed;
  });
  await inserted.promise;
  const second = Promise.allSettled([send(hal.contactId, dana)]);
  for (;;) {
    const [held] = await db.execute<{ waits: boolean }>(sql`select exists (select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waits`);
    if (held?.waits) break;
  }
  commit();
  const [lost] = await second;
  await first;
  expect(String(lost?.status === "rejected" && lost.reason)).toMatch(
    /^Refusal: Omar Haddad checked in with Hal Rao .*\. The next check-in can go from Tue, Mar 17, or call\.$/,
  );
});

test("where the judge would let it go and the database does not, the refusal says who was first and from when", async () => {
  const hal = await owing();
  const { message } = await send(hal.contactId, omar);
  const weekUntil = new Date("2026-03-24T04:00:00Z");
  await db.update(messages).set({ state: "accepted", acceptedAt: start, weekUntil }).where(eq(messages.id, message.id));
  pass(7 * day);
  await expect(send(hal.contactId, dana)).rejects.toThrow(
    "Omar Haddad checked in with Hal Rao 7 days ago. The next check-in can go from Tue, Mar 24, or call.",
  );
});

test("the week counts from the day on which it leaves", async () => {
  const { message } = await send((await owing()).contactId);
  pass(2 * day);
  await claimMessages(page(), { limit: 10 });
  expect(await rowOf(message.id)).toMatchObject({ state: "claimed", weekUntil: new Date("2026-03-19T04:00:00Z") });
});

test("a longer or shorter week moves those that hold, up to the next one", async () => {
  const hal = await owing();
  const { message } = await send(hal.contactId);
  const next = copyOf(message, {
    sendAt: new Date(start.getTime() + 8 * day),
    state: "queued" as never,
    acceptedAt: null,
  });
  await db.update(messages).set({ state: "accepted", acceptedAt: start }).where(eq(messages.id, message.id));
  await db.insert(messages).values(next);
  const change = async (checkInDays: number) => {
    const { contactRules, contactRulesAt } = await getFirm(admin());
    const reason = "We talked about it on Monday.";
    await changeContactRules(admin(), { ...contactRules, checkInDays, reason, seenAt: contactRulesAt });
  };
  await change(14);
  expect(await rowOf(message.id)).toMatchObject({ weekUntil: next.sendAt });
  pass(60_000);
  await change(3);
  expect(await rowOf(message.id)).toMatchObject({ weekUntil: new Date("2026-03-13T04:00:00Z") });
  pass(60_000);
  await change(7);
});

test("a check-in is taken down by Resend's record as any email", async () => {
  const { message } = await send((await owing()).contactId);
  await runOperation(page(), { verb: "recordOutcome" }, async (inside) =>
    acceptMessage(inside, message, "re_1", inside.now),
  );
  expect(await rowOf(message.id)).toMatchObject({ state: "accepted", weekUntil: message.weekUntil });
});
