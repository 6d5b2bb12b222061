import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { operations } from "@/db/schema/operations";
import { touches } from "@/db/schema/touches";
import { setDecisionDate } from "@/features/promises/mutations/set-decision-date";
import { start } from "@/features/messages/mutations/test-queue-in";
import { getCheckIn } from "../queries/get-check-in";
import { recordClientAnswersInput, type RecordClientAnswers } from "../inputs";
import { recordClientAnswers } from "./record-client-answers";
import { testCheckIns } from "./test-check-ins";

const { db, dana, omar, vera, as, contact, position, decision, answersOf, promisesOf, goTo } = await testCheckIns();
type Said = RecordClientAnswers["answers"][number];
const said = (promiseId: string, more: Partial<Said> = {}): Said => ({
  promiseId,
  kind: "yes",
  words: "",
  on: null,
  ...more,
});

beforeEach(() => goTo(start));

test("one call settles everything that was overdue, as one operation", async () => {
  const hal = await contact();
  const [mine, theirs] = [await position(dana.id), await position(omar.id)];
  const cards = [
    await decision(hal.contactId, mine, "Maria Ortiz"),
    await decision(hal.contactId, mine, "James Lee"),
    await decision(hal.contactId, theirs, "Lin Wu"),
    await decision(hal.contactId, theirs, "Ana Cruz"),
  ] as const;
  const answers = [
    said(cards[0].promiseId),
    said(cards[1].promiseId, { kind: "no", words: "Too junior" }),
    said(cards[2].promiseId, { kind: "new_date", on: "2026-03-20" }),
    said(cards[3].promiseId, { kind: "not_said" }),
  ];
  const call = { contactId: hal.contactId, note: "Before his vacation", answers };
  expect(await recordClientAnswers(as(dana), call)).toEqual({ name: "Hal Rao", count: 4 });

  expect(await answersOf(cards[0].candidacyId)).toMatchObject([{ kind: "yes", by: dana.id, checkInId: null }]);
  expect(await answersOf(cards[1].candidacyId)).toMatchObject([{ kind: "no", words: "Too junior" }]);
  expect(await promisesOf(cards[2].candidacyId)).toMatchObject([
    { state: "broken" },
    { state: "open", dueOn: "2026-03-20" },
  ]);
  expect(await promisesOf(cards[3].candidacyId)).toMatchObject([{ state: "broken" }, { state: "open", setByUs: true }]);
  expect(await db.select().from(touches).where(eq(touches.personId, hal.personId))).toMatchObject([
    { kind: "call", outcome: "spoke", note: "Before his vacation" },
  ]);
  const [answer] = await answersOf(cards[0].candidacyId);
  const [operation] = await db.select().from(operations).where(eq(operations.id, answer!.operationId));
  expect(operation).toMatchObject({ verb: "recordClientAnswers", recruiterId: dana.id });
});

test("what is still to come is answered in the same call, or stays as it is; the call has its own time", async () => {
  const hal = await contact();
  const there = await position();
  const late = await decision(hal.contactId, there, "Maria Ortiz");
  const [answered, waiting, moved] = [
    await decision(hal.contactId, there, "James Lee", "2026-03-20"),
    await decision(hal.contactId, there, "Lin Wu", "2026-03-20"),
    await decision(hal.contactId, there, "Ana Cruz", "2026-03-20"),
  ];
  const open = await getCheckIn(as(dana), hal.contactId);
  expect(open.decisions.map(({ name, passed, inEmail }) => [name, passed, inEmail])).toEqual([
    ["Maria Ortiz", true, true],
    ["James Lee", false, false],
    ["Lin Wu", false, false],
    ["Ana Cruz", false, false],
  ]);
  const answers = [
    said(late.promiseId, { kind: "not_said" }),
    said(answered.promiseId, { kind: "no" }),
    said(waiting.promiseId, { kind: "not_said" }),
    said(moved.promiseId, { kind: "new_date", on: "2026-03-24" }),
  ];
  const at = new Date(start.getTime() - 3_600_000);
  await recordClientAnswers(as(dana), { contactId: hal.contactId, note: "", at, answers });
  expect(await promisesOf(late.candidacyId)).toMatchObject([{ state: "broken" }, { state: "open", setByUs: true }]);
  expect(await promisesOf(answered.candidacyId)).toMatchObject([{ state: "kept" }]);
  expect(await promisesOf(waiting.candidacyId)).toMatchObject([{ state: "open", dueOn: "2026-03-20", setByUs: false }]);
  expect(await promisesOf(moved.candidacyId)).toMatchObject([
    { state: "moved" },
    { state: "open", dueOn: "2026-03-24" },
  ]);
  expect(await db.select().from(touches).where(eq(touches.personId, hal.personId))).toMatchObject([{ at }]);
});

test("refused whole: a day gone by, a viewer, what another contact decides", async () => {
  const [hal, sue] = [await contact(), await contact("Sue Park")];
  const there = await position();
  const [mine, theirs] = [
    await decision(hal.contactId, there, "Maria Ortiz"),
    await decision(sue.contactId, there, "James Lee"),
  ];
  const call = { contactId: hal.contactId, note: "" };
  const late = [said(mine.promiseId), said(mine.promiseId, { kind: "new_date", on: "2026-03-02" })];
  await expect(recordClientAnswers(as(dana), { ...call, answers: late })).rejects.toThrow("in the past");
  await expect(recordClientAnswers(as(vera), { ...call, answers: [said(mine.promiseId)] })).rejects.toThrow("A viewer");
  const foreign = [said(mine.promiseId), said(theirs.promiseId)];
  await expect(recordClientAnswers(as(dana), { ...call, answers: foreign })).rejects.toThrow(
    "The decision about James Lee is settled already.",
  );
  expect(await answersOf(mine.candidacyId)).toEqual([]);
  expect(await promisesOf(mine.candidacyId)).toMatchObject([{ state: "open" }]);
  expect(await db.$count(touches, eq(touches.personId, hal.personId))).toBe(0);
});

test("whoever comes second is told who was first", async () => {
  const hal = await contact();
  const there = await position();
  const [one, other] = [
    await decision(hal.contactId, there, "Maria Ortiz"),
    await decision(hal.contactId, there, "James Lee"),
  ];
  const call = { contactId: hal.contactId, note: "", answers: [said(one.promiseId)] };
  const both = await Promise.allSettled([recordClientAnswers(as(dana), call), recordClientAnswers(as(omar), call)]);
  const lost = both.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
  expect(lost).toEqual([
    expect.stringMatching(/^Refusal: (Dana Reyes|Omar Haddad) recorded an answer about Maria Ortiz a moment ago\./),
  ]);
  expect(await answersOf(one.candidacyId)).toHaveLength(1);

  await setDecisionDate(as(omar), { candidacyId: other.candidacyId, on: "2026-03-20" });
  const again = { ...call, answers: [said(other.promiseId)] };
  await expect(recordClientAnswers(as(dana), again)).rejects.toThrow(
    "Omar Haddad recorded an answer about James Lee a moment ago. Reload to see it; nothing was recorded.",
  );
});

test("a next step says which, and a new date says when", () => {
  const [id] = [crypto.randomUUID()];
  const problems = (answers: unknown[]) =>
    recordClientAnswersInput
      .safeParse({ contactId: id, note: "", answers })
      .error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(problems([said(id, { kind: "next_step" }), said(id, { kind: "new_date" })])).toEqual([
    ["answers.0.words", "Say what the next step is."],
    ["answers.1.on", "Enter the new date."],
  ]);
  expect(problems([])).toEqual([["answers", "Choose what they said about at least one candidate."]]);
  expect(problems([said(id)])).toBeUndefined();
});
