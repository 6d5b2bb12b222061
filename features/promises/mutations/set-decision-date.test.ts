import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { promises } from "@/db/schema/promises";
import { holidays } from "@/db/schema/settings";
import { testDatabase } from "@/db/test-database";
import { untilWaiting } from "@/db/test-locks";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { setDecisionDate } from "./set-decision-date";

const { db } = await testDatabase();
const now = new Date("2026-03-12T20:00:00Z");
const nextWeek = new Date("2026-03-19T20:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });
await db.delete(holidays);
await db.insert(holidays).values({ on: "2026-03-16", name: "Founders' Day" });

async function board(names: string[], zone = "America/New_York") {
  const position = await rows.position(dana.id, { zone });
  const people = await Promise.all(names.map((name) => rows.candidate(name)));
  const { done: added } = await addToPosition(as(), {
    positionId: position.id,
    candidateIds: people.map((one) => one.id),
  });
  return { positionId: position.id, cards: added.map((one) => one.candidacyId) };
}

const submit = (candidacyId: string, on = "2026-03-17") =>
  submitToClient(as(), {
    candidacyId,
    submittedOn: "2026-03-12",
    withoutRightReason: "Agreed by phone",
    decision: { on },
  });
const read = (candidacyId: string) =>
  db.select().from(promises).where(eq(promises.candidacyId, candidacyId)).orderBy(asc(promises.id));

test("a new date is a new row, and the old one was moved", async () => {
  const { cards } = await board(["Maria"]);
  await submit(cards[0]!);
  const { promiseIds } = await setDecisionDate(as(omar), { candidacyId: cards[0]!, on: "2026-03-24" });

  const [first, second] = await read(cards[0]!);
  expect(first).toMatchObject({ dueOn: "2026-03-17", state: "moved", settledAt: now });
  expect(second).toMatchObject({ id: promiseIds[0], dueOn: "2026-03-24", state: "open", by: omar.id });
});

test("after its day it was broken, not moved", async () => {
  const { cards } = await board(["Maria"]);
  await submit(cards[0]!);
  await setDecisionDate(as(dana, nextWeek), { candidacyId: cards[0]!, theyDidNotSay: true });
  const [first, second] = await read(cards[0]!);
  expect(first).toMatchObject({ state: "broken", settledAt: nextWeek });
  expect(second).toMatchObject({ setByUs: true, dueOn: "2026-03-26" });
});

test("the firm's holidays are no working days, and the day is the site's", async () => {
  const { cards } = await board(["Maria"], "Pacific/Honolulu");
  await setDecisionDate(as(dana, new Date("2026-03-13T07:00:00Z")), { candidacyId: cards[0]!, theyDidNotSay: true });
  expect(await read(cards[0]!)).toMatchObject([{ dueOn: "2026-03-20", zone: "Pacific/Honolulu", setByUs: true }]);
});

test("the same date again changes nothing", async () => {
  const { cards } = await board(["Maria"]);
  const { promiseId } = await submit(cards[0]!);
  const { promiseIds } = await setDecisionDate(as(), { candidacyId: cards[0]!, on: "2026-03-17" });
  expect(promiseIds).toEqual([promiseId]);
  expect(await read(cards[0]!)).toHaveLength(1);
});

test("one date for everybody the client is deciding about", async () => {
  const { positionId, cards } = await board(["Maria", "James", "Lin"]);
  await submit(cards[0]!);
  await submit(cards[1]!);
  const { promiseIds } = await setDecisionDate(as(), { positionId, on: "2026-03-27" });
  expect(promiseIds).toHaveLength(2);
  expect(await read(cards[2]!)).toHaveLength(0);
  const open = and(eq(promises.positionId, positionId), eq(promises.state, "open"));
  expect(await db.$count(promises, open)).toBe(2);
});

test("refused: nobody waits, closed out, a day gone by, a viewer", async () => {
  const { positionId, cards } = await board(["Maria"]);
  const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
  const candidacyId = cards[0]!;
  await expect(setDecisionDate(as(), { positionId, on: "2026-03-27" })).rejects.toThrow("No one on this position");
  await expect(setDecisionDate(as(), { candidacyId, on: "2026-03-01" })).rejects.toThrow("in the past");
  await expect(setDecisionDate(as(viewer), { candidacyId, on: "2026-03-27" })).rejects.toThrow("viewer");
  await closeOut(as(), { candidacyId, side: "us", reason: "not_a_fit" });
  await expect(setDecisionDate(as(), { candidacyId, on: "2026-03-27" })).rejects.toThrow("closed out");
});

test("of two dates at once one stands, and the other recruiter is told which", async () => {
  const { cards } = await board(["Maria"]);
  const { promiseId } = await submit(cards[0]!);
  const setBoth = await db.transaction(async (tx) => {
    await tx.select().from(promises).where(eq(promises.id, promiseId)).for("update");
    const setting = Promise.allSettled([
      setDecisionDate(as(dana), { candidacyId: cards[0]!, on: "2026-03-24" }),
      setDecisionDate(as(omar), { candidacyId: cards[0]!, on: "2026-03-25" }),
    ]);
    await untilWaiting(db, 2);
    return { setting };
  });
  const both = await setBoth.setting;
  const open = and(eq(promises.candidacyId, cards[0]!), eq(promises.state, "open"));
  expect(await db.$count(promises, open)).toBe(1);
  const told = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(told).toEqual([
    expect.stringMatching(/(Dana Ruiz|Omar Haddad) set the decision date to (Tue, Mar 24|Wed, Mar 25) a moment ago\./),
  ]);
});

test("a date set after another's is a new date", async () => {
  const { cards } = await board(["Maria"]);
  await submit(cards[0]!);
  await setDecisionDate(as(dana), { candidacyId: cards[0]!, on: "2026-03-24" });
  await setDecisionDate(as(omar), { candidacyId: cards[0]!, on: "2026-03-25" });
  const states = (await read(cards[0]!)).map(({ dueOn, state }) => [dueOn, state]);
  expect(states).toEqual([
    ["2026-03-17", "moved"],
    ["2026-03-24", "moved"],
    ["2026-03-25", "open"],
  ]);
});

test("a close-out keeps it in time and breaks it late", async () => {
  const { cards } = await board(["Maria", "James"]);
  await submit(cards[0]!);
  await submit(cards[1]!);
  await closeOut(as(), { candidacyId: cards[0]!, side: "client", reason: "skills" });
  await closeOut(as(dana, nextWeek), { candidacyId: cards[1]!, side: "client", reason: "skills" });
  expect(await read(cards[0]!)).toMatchObject([{ state: "kept", settledAt: now }]);
  expect(await read(cards[1]!)).toMatchObject([{ state: "broken", settledAt: nextWeek }]);
});
