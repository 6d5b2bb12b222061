import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { licenses } from "@/db/schema/candidates";
import { interviews } from "@/db/schema/interviews";
import { people, personActivity } from "@/db/schema/people";
import { promises } from "@/db/schema/promises";
import { submittals } from "@/db/schema/submittals";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { moveCandidacy } from "@/features/candidacies/mutations/move-candidacy";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { findBoardVersion } from "./find-board-version";
import { listPeopleToAdd } from "./list-people-to-add";
import { listPositionsToAddTo } from "@/features/positions/queries/list-positions-to-add-to";
import { getCandidacy } from "./get-candidacy";
import { listBoard } from "./list-board";
import { listClosedOut } from "./list-closed-out";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const as = (at = now): Context => ({ actor: dana, now: at, db });
const zone = "America/New_York";

async function boardOf(names: string[], at = now) {
  const position = await rows.position(dana.id, { requiredLicense: "PE" });
  const all = await Promise.all(names.map((name) => rows.candidate(name)));
  const { done: added } = await addToPosition(as(at), {
    positionId: position.id,
    candidateIds: all.map((one) => one.id),
  });
  const cardOf = (index: number) => added.find((one) => one.candidateId === all[index]!.id)!.candidacyId;
  return { position, all, cardOf };
}

test("columns in order with their counts, the first cards of each, and the stuck ones counted", async () => {
  const { position } = await boardOf(
    Array.from({ length: 40 }, (_, n) => `P${n}`),
    daysAgo(11),
  );
  const board = await listBoard(as(), { positionId: position.id });
  expect(board.columns.map((one) => one.stage).join()).toBe(
    "sourced,screened,submitted,interview,offer,accepted,placed",
  );
  expect(board.columns[0]).toMatchObject({ count: 40, stuck: 40 });
  expect(board.columns[0]!.cards).toHaveLength(30);
  const more = await listBoard(as(), { positionId: position.id, shown: [60, 30, 30, 30, 30, 30, 30] });
  expect(more.columns[0]!.cards).toHaveLength(40);
  expect(board.columns[1]).toMatchObject({ count: 0, cards: [] });
});

test("email from a day on which it goes, by the clock of whom it goes to", async () => {
  const { position, all } = await boardOf(["Maria"]);
  // Saturday noon in Honolulu, before Memorial Day.
  const over = new Date("2026-05-23T22:00:00Z");
  await db.update(people).set({ zone: "Pacific/Honolulu" }).where(eq(people.id, all[0]!.personId));
  await db
    .update(personActivity)
    .set({ reachable: true, emailFrom: over })
    .where(eq(personActivity.personId, all[0]!.personId));
  const board = await listBoard(as(), { positionId: position.id });
  expect(board.columns[0]!.cards[0]).toMatchObject({ light: "amber", emailFrom: "2026-05-26T17:00:00.000Z" });
});

test("who is placed is not stuck, however long ago", async () => {
  const { position } = await boardOf(["Maria", "Ben"], daysAgo(60));
  const ofPosition = eq(candidacies.positionId, position.id);
  await db.update(candidacies).set({ stage: "placed" }).where(ofPosition);
  expect((await listBoard(as(), { positionId: position.id })).columns[6]).toMatchObject({ count: 2, stuck: 0 });
  await db.update(candidacies).set({ stage: "offer" }).where(ofPosition);
  expect((await listBoard(as(), { positionId: position.id })).columns[4]).toMatchObject({ count: 2, stuck: 2 });
});

test("newest in stage first, or the longest waiting first", async () => {
  const { position, all } = await boardOf(["Early"], daysAgo(3));
  const late = await rows.candidate("Late");
  await addToPosition(as(), { positionId: position.id, candidateIds: [late.id] });
  const first = async (sort: "newest" | "waiting") =>
    (await listBoard(as(), { positionId: position.id, sort })).columns[0]!.cards[0]!.candidateId;
  expect(await first("newest")).toBe(late.id);
  expect(await first("waiting")).toBe(all[0]!.id);
});

test("a card carries licenses, light, last contact and its next step", async () => {
  const { position, all, cardOf } = await boardOf(["Maria", "Ben"]);
  const candidacyId = cardOf(0);
  await db.insert(licenses).values({
    candidateId: all[0]!.id,
    type: "PE",
    state: "FL",
    expiresOn: "2026-02-28",
    createdAt: now,
    updatedAt: now,
  });
  await db.insert(submittals).values({ candidacyId, submittedOn: "2026-03-10", createdAt: now });
  await db.insert(interviews).values({
    candidacyId,
    round: 1,
    kind: "onsite",
    startsAt: new Date("2026-03-19T18:00:00Z"),
    endsAt: new Date("2026-03-19T19:00:00Z"),
    zone,
    createdAt: now,
  });
  await recordYes(as(), { candidacyId });
  await db
    .update(personActivity)
    .set({ lastTouchAt: daysAgo(2) })
    .where(eq(personActivity.personId, all[0]!.personId));

  const board = await listBoard(as(), { positionId: position.id });
  const cards = board.columns[0]!.cards;
  expect(cards.find((one) => one.id === candidacyId)).toMatchObject({
    name: "Maria Test",
    licenses: [{ type: "PE", state: "FL", status: "active", expiresOn: "2026-02-28" }],
    record: { submitted: true, interviewed: true, offer: null, placement: null },
    light: "in_process",
    lastTouchAt: daysAgo(2).toISOString(),
    next: { kind: "interview", words: "Interview Mar 19, 2:00 PM ET", due: false },
  });
  expect(cards.find((one) => one.id === cardOf(1))).toMatchObject({
    lastTouchAt: null,
    next: null,
    record: { submitted: false },
  });
});

test("the version of a board differs after a move, a touch, a date; not by itself", async () => {
  const { position, all, cardOf } = await boardOf(["Maria"]);
  const seen = [await findBoardVersion(as(), position.id)];
  expect(await findBoardVersion(as(), position.id)).toBe(seen[0]);
  await moveCandidacy(as(), { candidacyId: cardOf(0), version: 1, toStage: "screened" });
  seen.push(await findBoardVersion(as(), position.id));
  await db.update(personActivity).set({ lastTouchAt: now }).where(eq(personActivity.personId, all[0]!.personId));
  seen.push(await findBoardVersion(as(), position.id));
  await db.insert(promises).values({
    kind: "theirs",
    positionId: position.id,
    candidacyId: cardOf(0),
    dueOn: "2026-03-20",
    zone,
    createdAt: now,
  });
  seen.push(await findBoardVersion(as(), position.id));
  expect(new Set(seen).size).toBe(4);
});

test("closed-out cards leave the columns; who was submitted and has not heard is owed an answer", async () => {
  const { position, cardOf } = await boardOf(["Maria", "Ben"]);
  await db.insert(submittals).values({ candidacyId: cardOf(0), submittedOn: "2026-03-10", createdAt: now });
  for (const index of [0, 1])
    await closeOut(as(), {
      candidacyId: cardOf(index),
      side: "client",
      reason: "position_filled",
      note: "x",
      runnerUp: index === 0,
    });

  const board = await listBoard(as(), { positionId: position.id });
  expect(board).toMatchObject({ closedCount: 2 });
  expect(board.columns[0]).toMatchObject({ count: 0, cards: [] });
  const closed = await listClosedOut(as(), { positionId: position.id });
  expect(closed.find((one) => one.candidacyId === cardOf(0))).toMatchObject({
    answerOwed: true,
    runnerUp: true,
    by: "Dana Ruiz",
  });
  expect(closed.find((one) => one.candidacyId === cardOf(1))).toMatchObject({
    answerOwed: false,
    reason: "position_filled",
  });
});

test("the panel tells the card's whole story, the last first", async () => {
  const { cardOf } = await boardOf(["Maria"]);
  const candidacyId = cardOf(0);
  await moveCandidacy(as(new Date(now.getTime() + 1000)), { candidacyId, version: 1, toStage: "screened" });
  await closeOut(as(new Date(now.getTime() + 2000)), { candidacyId, side: "us", reason: "not_a_fit" });
  const detail = await getCandidacy(as(), candidacyId);
  expect(detail.events.map((one) => one.kind)).toEqual(["closed_out", "moved", "moved"]);
  expect(detail).toMatchObject({ stage: "screened", name: "Maria Test", closeOut: { side: "us", by: "Dana Ruiz" } });
  await expect(getCandidacy(as(), dana.id)).rejects.toThrow("no longer exists");
});

test("people to add are found by words of their name, and marked where they stand", async () => {
  const { position, all } = await boardOf(["Zoë"]);
  const other = await rows.candidate("Zoëtta");
  for (const { personId } of [...all, other])
    await db
      .update(people)
      .set({ searchText: personId === other.personId ? "zoetta 100%" : "zoe test" })
      .where(eq(people.id, personId));
  const found = await listPeopleToAdd(as(), { positionId: position.id, search: "Zoë" });
  expect(found.map((one) => [one.candidateId, one.onPosition])).toEqual(
    expect.arrayContaining([
      [all[0]!.id, "on_board"],
      [other.id, null],
    ]),
  );
  expect(await listPeopleToAdd(as(), { positionId: position.id, search: "0%" })).toHaveLength(1);
  expect(await listPeopleToAdd(as(), { positionId: position.id, search: " " })).toEqual([]);
});

test("positions to put somebody on: not the closed ones, found by client and place", async () => {
  const closed = await rows.position(dana.id, { status: "closed", title: "Bridge Engineer" });
  const open = await rows.position(dana.id, { title: "Bridge Engineer", city: "Ocala" });
  const found = await listPositionsToAddTo(as(), { search: "bridge ocala" });
  expect(found.map((one) => one.id)).toEqual([open.id]);
  expect((await listPositionsToAddTo(as(), { search: "bridge" })).map((one) => one.id)).not.toContain(closed.id);
});

test("a board of a position that is not there is not found", async () => {
  await expect(listBoard(as(), { positionId: dana.id })).rejects.toThrow("position no longer exists");
  expect(await db.$count(candidacies, eq(candidacies.positionId, dana.id))).toBe(0);
});
