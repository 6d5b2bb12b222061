import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { checkIns } from "@/db/schema/check-ins";
import { clients, contacts } from "@/db/schema/clients";
import { messages } from "@/db/schema/messages";
import { positions } from "@/db/schema/positions";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { getCheckInVerdict } from "@/features/check-ins/queries/get-check-in-verdict";
import { testCheckIns } from "@/features/check-ins/mutations/test-check-ins";
import { recordClientAnswers } from "@/features/check-ins/mutations/record-client-answers";
import { start } from "@/features/messages/mutations/test-queue-in";
import { getFirm } from "@/features/settings/queries";
import { snoozeLine } from "../mutations/snooze-line";
import { lineWords } from "../rules/words";
import { countTodayByKind, listToday } from "./list-today";

const { db, dana, omar, as, contact, position, decision, send, answer, goTo, pass } = await testCheckIns();
const day = 86_400_000;
const zone = "America/New_York";

beforeEach(() => goTo(start));

/** The lines of overdue decisions of one contact, as their reader sees them. */
async function lines(contactId: string, actor = dana, whose: "mine" | "all" = "mine") {
  const context = as(actor);
  const firm = await getFirm(context);
  const all = await listToday(context, { whose, kind: "decision_passed" });
  return all
    .filter((line) => line.subjectId === contactId)
    .map((line) => lineWords(line, { zone, now: context.now, mayWrite: true, firm }));
}
const counted = async (actor = dana) => (await countTodayByKind(as(actor), "mine")).decision_passed ?? 0;

/** Three decisions of one contact, two on a position of Dana's and one on Omar's. */
async function three(more: Partial<typeof contacts.$inferInsert> = {}) {
  const hal = await contact("Hal Rao", more);
  const [mine, theirs] = [await position(dana.id), await position(omar.id)];
  const first = await decision(hal.contactId, mine, "Maria Ortiz", "2026-03-05");
  const rest = [
    await decision(hal.contactId, mine, "James Lee"),
    await decision(hal.contactId, theirs, "Lin Wu", "2026-03-09"),
  ];
  return { ...hal, theirs, promiseIds: [first, ...rest].map(({ promiseId }) => promiseId) };
}

test("one line for a contact, whoever they owe decisions about, and it counts as one", async () => {
  const before = await counted();
  const hal = await three();
  const one = {
    who: "Hal Rao",
    why: "3 decisions overdue, the first since Thu, Mar 5: Maria Ortiz, James Lee and Lin Wu",
    action: { label: "Check in", href: `/check-ins/${hal.contactId}` },
  };
  expect(await lines(hal.contactId)).toEqual([one]);
  expect(await lines(hal.contactId, omar)).toHaveLength(1);
  expect(await lines(hal.contactId, omar, "all")).toEqual([one]);
  expect(await counted()).toBe(before + 1);
});

test("one email settles it for everybody for the week, and one call for good", async () => {
  const hal = await three();
  const { message } = await send(hal.contactId, omar);
  expect(await lines(hal.contactId)).toEqual([]);
  expect(await lines(hal.contactId, omar)).toEqual([]);
  await db.update(messages).set({ state: "canceled", reason: "test" }).where(eq(messages.id, message.id));
  expect(await lines(hal.contactId)).toHaveLength(1);
  await db.update(messages).set({ state: "accepted", acceptedAt: start }).where(eq(messages.id, message.id));
  pass(7 * day);
  expect(await lines(hal.contactId)).toHaveLength(1);
  await recordClientAnswers(as(dana), {
    contactId: hal.contactId,
    note: "",
    answers: hal.promiseIds.map((promiseId) => ({ promiseId, kind: "not_said", words: "", on: null })),
  });
  expect(await lines(hal.contactId)).toEqual([]);
});

test("what passes after the email is a line of its own, and what was answered is none", async () => {
  const hal = await three();
  const { token } = await send(hal.contactId);
  await answer(token, hal.promiseIds[0]!);
  await decision(hal.contactId, hal.theirs, "Ana Cruz", "2026-03-09");
  expect(await lines(hal.contactId, omar)).toMatchObject([
    { why: expect.stringContaining("said they would decide about Ana Cruz by Mon, Mar 9") },
  ]);
  expect(await lines(hal.contactId)).toEqual([]);
  pass(7 * day);
  expect(await lines(hal.contactId)).toMatchObject([
    { why: expect.stringMatching(/^3 decisions overdue, .*: James Lee,/) },
  ]);
});

test("who prefers the phone, or left three check-ins unanswered, is a call", async () => {
  const sue = await three({ prefersPhone: true });
  expect(await lines(sue.contactId)).toMatchObject([
    { why: expect.stringContaining(". Prefers the phone"), action: { label: "Call" } },
  ]);
  const hal = await three();
  for (const _ of [1, 2, 3]) {
    const { message } = await send(hal.contactId);
    const taken = { state: "accepted", acceptedAt: message.sendAt } as const;
    await db.update(messages).set(taken).where(eq(messages.id, message.id));
    pass(7 * day);
  }
  expect(await lines(hal.contactId)).toMatchObject([
    { why: expect.stringContaining(". 3 check-ins without an answer"), action: { label: "Call" } },
  ]);
});

test("snoozed it is gone as a whole, and a restricted position is in no word of it", async () => {
  const hal = await three();
  await db.update(positions).set({ restrictedAt: start }).where(eq(positions.id, hal.theirs));
  expect(await lines(hal.contactId)).toMatchObject([{ why: expect.stringMatching(/^2 decisions overdue/) }]);
  expect(await lines(hal.contactId, omar)).toMatchObject([{ why: expect.stringMatching(/^3 decisions overdue/) }]);
  await snoozeLine(as(dana), { kind: "decision_passed", subjectId: hal.contactId, until: null, reason: "" });
  expect(await lines(hal.contactId)).toEqual([]);
  expect(await lines(hal.contactId, omar)).toHaveLength(1);
});

test("Today and the judge count the unanswered ones alike: by the person, from the instant Resend took them", async () => {
  const hal = await three();
  const [client] = await db
    .insert(clients)
    .values({ name: "Second Client", zone, createdAt: start, updatedAt: start })
    .returning();
  // The same human is a contact a second time, and the first two check-ins were sent there.
  const [other] = await db
    .insert(contacts)
    .values({ clientId: some(client).id, personId: hal.personId, createdAt: start })
    .returning();
  const sentAt = new Date(start.getTime() - 30 * day);
  const { message, checkIn } = await send(hal.contactId);
  for (const [index, contactId] of [some(other).id, some(other).id, hal.contactId].entries()) {
    const sendAt = new Date(sentAt.getTime() + index * 8 * day);
    // It was planned before they spoke, and left after it.
    const id = crypto.randomUUID();
    const keys = { id, idempotencyKey: id, replyToken: id, answerToken: id, weekUntil: null };
    const acceptedAt = new Date(sendAt.getTime() + 3 * 3_600_000);
    const copy = { ...message, ...keys, state: "accepted" as const, sendAt, acceptedAt };
    await db.insert(messages).values(copy);
    await db
      .insert(checkIns)
      .values({ ...checkIn, id: crypto.randomUUID(), contactId, messageId: copy.id, until: sendAt });
  }
  const spoke = { personId: hal.personId, kind: "call", direction: "in", outcome: "spoke" } as const;
  await db.insert(touches).values({ ...spoke, at: new Date(sentAt.getTime() + 3_600_000), createdAt: start });
  await db.update(messages).set({ state: "canceled", reason: "by hand" }).where(eq(messages.id, message.id));

  const { who } = await getCheckInVerdict(as(dana), hal.personId);
  expect(who.contact?.unansweredCheckIns).toBe(3);
  const found = await listToday(as(dana), { whose: "mine", kind: "decision_passed" });
  const line = found.find(({ subjectId }) => subjectId === hal.contactId);
  expect(line?.detail).toMatchObject({ checkIns: 3 });
});
