import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { candidacies } from "@/db/schema/candidacies";
import { messages } from "@/db/schema/messages";
import { operations } from "@/db/schema/operations";
import { promises } from "@/db/schema/promises";
import { touches } from "@/db/schema/touches";
import { untilWaiting } from "@/db/test-locks";
import { listBoard } from "@/features/board/queries/list-board";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { listEvents } from "@/features/events/queries/list-events";
import { eventWords } from "@/features/events/rules/event-words";
import { start } from "@/features/messages/mutations/test-queue-in";
import { setDecisionDate } from "@/features/promises/mutations/set-decision-date";
import { answerByButton } from "@/features/replies/mutations/answer-by-button";
import { unsubscribeByToken } from "@/features/replies/mutations/unsubscribe-by-token";
import { findAnswerPage } from "@/features/replies/queries/find-answer-page";
import { listToday } from "@/features/today/queries/list-today";
import { findDecidePage } from "../queries/find-decide-page";
import { handleClientAnswer } from "./handle-client-answer";
import { recordClientAnswers } from "./record-client-answers";
import { testCheckIns } from "./test-check-ins";

const firm = await testCheckIns();
const { db, dana, omar, vera, as, page, contact, position, decision, send, answer, answersOf, promisesOf } = firm;
const { goTo, pass, clock } = firm;
const day = 86_400_000;

beforeEach(() => goTo(start));

/** A contact who was asked about one candidate, and an hour later opens the page. */
async function asked(name = "Maria Ortiz") {
  const hal = await contact();
  const positionId = await position();
  const about = await decision(hal.contactId, positionId, name);
  const { token, message } = await send(hal.contactId);
  pass(3_600_000);
  return { ...hal, ...about, positionId, token, message };
}
const seen = async (token: string) => findDecidePage(page(), { token });
const emails = () => db.$count(messages);
const linesOf = async (actor = dana, kind: "client_answered" | "decision_passed" = "client_answered") =>
  listToday(as(actor), { whose: "mine", kind });

test("a yes is kept with its operation, settles the date, and stands on card, history and Today", async () => {
  const { token, promiseId, candidacyId, positionId, personId } = await asked();
  const before = await emails();
  expect(await answer(token, promiseId, { words: "Strong." })).toEqual({ already: false });

  const [row] = await answersOf(candidacyId);
  expect(row).toMatchObject({ kind: "yes", words: "Strong.", by: null, at: clock(), handledAt: null });
  const [operation] = await db.select().from(operations).where(eq(operations.id, row!.operationId));
  expect(operation).toMatchObject({ verb: "answerCheckIn", systemName: "decide-page" });
  expect(await promisesOf(candidacyId)).toMatchObject([{ state: "broken", settledAt: clock() }]);
  const board = await listBoard(as(dana), { positionId });
  expect(board.columns[0]?.cards[0]?.next?.words).toBe("Client answered: yes, “Strong.”");
  const { events } = await listEvents(as(dana), { positionId }, { limit: 9 });
  expect(eventWords(events[0]!, "UTC")).toEqual({ label: "Hal Rao answered: yes", words: "Strong." });
  const mine = (await linesOf()).filter((line) => line.candidacyId === candidacyId);
  expect(mine).toMatchObject([{ contact: { name: "Hal Rao" }, detail: { kind: "yes", closed: false } }]);
  expect((await linesOf(omar)).some((line) => line.candidacyId === candidacyId)).toBe(false);
  expect((await seen(token))?.asked).toMatchObject([{ answer: { kind: "yes" }, settled: null }]);
  expect(await db.select().from(touches).where(eq(touches.personId, personId))).toMatchObject([
    { direction: "in", outcome: "replied", positionId: null, candidacyId: null },
  ]);
  expect(await emails()).toBe(before);
});

test("a no closes nobody out and emails nobody; it goes once somebody was closed out, or says that it is done", async () => {
  const one = await asked();
  const other = await asked("James Lee");
  const before = await emails();
  await answer(one.token, one.promiseId, { kind: "no" });
  await answer(other.token, other.promiseId, { kind: "no" });
  const [card] = await db.select().from(candidacies).where(eq(candidacies.id, one.candidacyId));
  expect(card?.closedAt).toBeNull();
  expect(await emails()).toBe(before);

  pass(60_000);
  await closeOut(as(dana), { candidacyId: one.candidacyId, side: "client", reason: "skills" });
  const [{ id: answerId } = { id: "" }] = await answersOf(other.candidacyId);
  await expect(handleClientAnswer(as(vera), { answerId })).rejects.toThrow("A viewer");
  const both = await Promise.allSettled([
    handleClientAnswer(as(dana), { answerId }),
    handleClientAnswer(as(omar), { answerId }),
  ]);
  const lost = both.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
  expect(lost).toEqual([expect.stringMatching(/(Dana Reyes|Omar Haddad) took this off Today a moment ago\./)]);
  const left = (await linesOf()).map((line) => line.candidacyId);
  expect(left).not.toContain(one.candidacyId);
  expect(left).not.toContain(other.candidacyId);
});

test("a new date is a new row of the same contact, and the old one was broken", async () => {
  const { token, promiseId, candidacyId, contactId } = await asked();
  await expect(answer(token, promiseId, { kind: "new_date", on: "2026-03-02" })).rejects.toThrow("in the past");
  expect(await answersOf(candidacyId)).toEqual([]);
  await answer(token, promiseId, { kind: "new_date", on: "2026-03-20" });
  expect(await promisesOf(candidacyId)).toMatchObject([
    { state: "broken" },
    { state: "open", dueOn: "2026-03-20", contactId, by: null, setByUs: false },
  ]);
  const told = { contactId, note: "", answers: [{ promiseId, kind: "no" as const, words: "", on: null }] };
  await expect(recordClientAnswers(as(dana), told)).rejects.toThrow(
    "Hal Rao answered “a decision by Fri, Mar 20” about Maria Ortiz a moment ago.",
  );
});

test("the same answer again changes nothing; of two at once there is one", async () => {
  const { token, promiseId, candidacyId } = await asked();
  const both = await db.transaction(async (tx) => {
    await tx.select().from(candidacies).where(eq(candidacies.id, candidacyId)).for("update");
    const pressing = Promise.allSettled([answer(token, promiseId), answer(token, promiseId)]);
    await untilWaiting(db, 2);
    return { pressing };
  });
  const results = await both.pressing;
  expect(results).toHaveLength(2);
  expect(results).toEqual(
    expect.arrayContaining([false, true].map((already) => ({ status: "fulfilled", value: { already } }))),
  );
  expect(await answer(token, promiseId)).toEqual({ already: true });
  expect(await answersOf(candidacyId)).toHaveLength(1);
});

test("of different answers the last holds, and the first stays on record", async () => {
  const { token, promiseId, candidacyId } = await asked();
  await answer(token, promiseId, { kind: "no" });
  pass(60_000);
  await answer(token, promiseId, { kind: "next_step", words: "Meet Lee on site" });
  const [first, second] = await answersOf(candidacyId);
  expect(first).toMatchObject({ kind: "no", handledAt: clock() });
  expect(second).toMatchObject({ kind: "next_step", handledAt: null });
  expect((await seen(token))?.asked).toMatchObject([{ answer: { kind: "next_step", words: "Meet Lee on site" } }]);
  expect((await linesOf()).filter((line) => line.candidacyId === candidacyId)).toHaveLength(1);
});

test("what a colleague settled is said so, and what is answered all the same is kept", async () => {
  const { token, promiseId, candidacyId, contactId } = await asked();
  const told = { contactId, note: "", answers: [{ promiseId, kind: "yes" as const, words: "", on: null }] };
  await recordClientAnswers(as(omar), told);
  expect((await seen(token))?.asked).toMatchObject([{ answer: null, settled: "answered" }]);
  await closeOut(as(dana), { candidacyId, side: "candidate", reason: "counter_offer" });
  expect((await seen(token))?.asked).toMatchObject([{ answer: null, settled: "closed" }]);
  pass(60_000);
  await answer(token, promiseId, { kind: "no", words: "Too junior" });
  const lines = (await linesOf()).filter((line) => line.candidacyId === candidacyId);
  expect(lines).toMatchObject([{ detail: { kind: "no", words: "Too junior", closed: true } }]);
});

test("answered while a recruiter writes it down: the recruiter is told, and nothing is recorded twice", async () => {
  const { token, promiseId, candidacyId, contactId, personId } = await asked();
  const told = { contactId, note: "", answers: [{ promiseId, kind: "no" as const, words: "", on: null }] };
  const both = await db.transaction(async (tx) => {
    await tx.select().from(candidacies).where(eq(candidacies.id, candidacyId)).for("update");
    const first = Promise.allSettled([answer(token, promiseId)]);
    await untilWaiting(db, 1);
    const second = Promise.allSettled([recordClientAnswers(as(dana), told)]);
    await untilWaiting(db, 2);
    return { first, second };
  });
  expect(await both.first).toMatchObject([{ status: "fulfilled" }]);
  const [lost] = await both.second;
  expect(lost).toMatchObject({ status: "rejected" });
  expect(String((lost as PromiseRejectedResult).reason)).toBe(
    "Refusal: Hal Rao answered “yes” about Maria Ortiz a moment ago. Reload to see it; nothing was recorded.",
  );
  expect(await answersOf(candidacyId)).toMatchObject([{ kind: "yes" }]);
  expect(await db.$count(touches, eq(touches.personId, personId))).toBe(1);
});

test("a token opens its own decisions alone, until it has expired", async () => {
  const mine = await asked();
  const other = await asked("James Lee");
  await expect(answer(mine.token, other.promiseId)).rejects.toThrow("no longer exists");
  await expect(answer("x".repeat(32), mine.promiseId)).rejects.toThrow("no longer exists");
  expect((await seen(mine.token))?.asked.map(({ name }) => name)).toEqual(["Maria Ortiz"]);
  expect(await seen("x".repeat(32))).toBeNull();

  expect(await findAnswerPage(page(), { token: mine.token })).toBeNull();
  await expect(answerByButton(page(), { token: mine.token, choice: "stop" })).rejects.toThrow("no longer exists");
  await expect(unsubscribeByToken(page(), { token: mine.token })).rejects.toThrow("no longer exists");

  pass(30 * day);
  expect(await seen(mine.token)).toMatchObject({ expired: true, asked: [] });
  await expect(answer(mine.token, mine.promiseId)).rejects.toThrow("This link has expired.");
  expect(await answersOf(mine.candidacyId)).toEqual([]);
});

test("the page asks for no recruiter, and a recruiter cannot answer in a contact's place", async () => {
  const { token } = await asked();
  await expect(findDecidePage(as(dana), { token })).rejects.toThrow("Only Callback itself");
});

test("a recruiter who sets a date while the contact does is told that it was the contact", async () => {
  const { token, promiseId, candidacyId } = await asked();
  const both = await db.transaction(async (tx) => {
    await tx.select().from(promises).where(eq(promises.id, promiseId)).for("update");
    const first = Promise.allSettled([answer(token, promiseId, { kind: "new_date", on: "2026-03-20" })]);
    await untilWaiting(db, 1);
    const second = Promise.allSettled([setDecisionDate(as(dana), { candidacyId, on: "2026-03-24" })]);
    await untilWaiting(db, 2);
    return { first, second };
  });
  expect(await both.first).toMatchObject([{ status: "fulfilled" }]);
  const [lost] = await both.second;
  expect(String((lost as PromiseRejectedResult).reason)).toBe(
    "Refusal: Hal Rao set the decision date to Fri, Mar 20 a moment ago.",
  );
});
