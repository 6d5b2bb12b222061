import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { offers } from "@/db/schema/offers";
import { reopenings } from "@/db/schema/openings";
import { personActivity } from "@/db/schema/people";
import { submittals } from "@/db/schema/submittals";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { listEvents } from "@/features/events/queries/list-events";
import { closeOut, closeOutCandidacies } from "./close-out";
import { markTold } from "./mark-told";
import { moveCandidacy } from "./move-candidacy";
import { addToPosition } from "./add-to-position";
import { recordYes } from "./record-yes";
import { reviveCandidacies } from "./revive-candidacies";
import { setRunnerUp } from "./set-runner-up";
import { undoCloseOuts } from "./undo-close-outs";
import { undoRevivals } from "./undo-revivals";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const later = new Date("2026-03-13T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });
const notSelected = { side: "client", reason: "position_filled", note: "Went with a local", runnerUp: true } as const;

async function card() {
  const position = await rows.position(dana.id);
  const candidate = await rows.candidate("Maria");
  const { done: added } = await addToPosition(as(), { positionId: position.id, candidateIds: [candidate.id] });
  return { ...added[0]!, ...position, personId: candidate.personId };
}

async function read(candidacyId: string) {
  const [row] = await db.select().from(candidacies).where(eq(candidacies.id, candidacyId));
  return row!;
}

async function inProcessUntil(personId: string) {
  const [row] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
  return row?.inProcessUntil?.toISOString() ?? null;
}

test("a close-out says who, why, when, and ends the process five working days later", async () => {
  const { candidacyId, personId } = await card();
  await recordYes(as(), { candidacyId });
  expect(await inProcessUntil(personId)).toBe("9999-01-01T00:00:00.000Z");
  const { closeOutId } = await closeOut(as(), { candidacyId, version: 1, ...notSelected });

  expect(await read(candidacyId)).toMatchObject({ closedAt: now, runnerUp: true, version: 2 });
  const [row] = await db.select().from(closeOuts).where(eq(closeOuts.id, closeOutId));
  expect(row).toMatchObject({ ...notSelected, stage: "sourced", by: dana.id, at: now, toldAt: null });
  expect(await inProcessUntil(personId)).toBe("2026-03-20T04:00:00.000Z");
});

test("refused: a reason of another side, a viewer, an offer that is out", async () => {
  const { candidacyId, openingId } = await card();
  const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
  const end = (context: Context, over = {}) => closeOut(context, { candidacyId, version: 1, ...notSelected, ...over });
  await expect(end(as(), { reason: "counter_offer" })).rejects.toThrow("Choose a reason");
  await expect(end(as(viewer))).rejects.toThrow("viewer");
  await db.insert(offers).values({ candidacyId, openingId, payCents: 12_000_000, payUnit: "year", extendedAt: now });
  await expect(end(as())).rejects.toThrow("An offer is out");
  expect((await read(candidacyId)).closedAt).toBeNull();
});

test("a client turns down only whom they saw, also among many; that the job is gone ends it for everybody", async () => {
  const [seen, unseen] = [await card(), await card()];
  await db.insert(submittals).values({ candidacyId: seen.candidacyId, submittedOn: "2026-03-12", createdAt: now });
  const turnedDown = { side: "client", reason: "skills" } as const;
  const sentence = "The client never saw them, so the client can't have turned them down. Choose who ended it.";
  await expect(closeOut(as(), { candidacyId: unseen.candidacyId, ...turnedDown })).rejects.toThrow(sentence);
  const { done, refused } = await closeOutCandidacies(as(), { cards: [seen, unseen], ...turnedDown });
  expect(done.map(({ candidacyId }) => candidacyId)).toEqual([seen.candidacyId]);
  expect(refused).toEqual([{ id: unseen.candidacyId, sentence }]);
  expect((await read(unseen.candidacyId)).closedAt).toBeNull();
  await closeOut(as(), { candidacyId: unseen.candidacyId, side: "client", reason: "position_closed" });
  expect((await read(unseen.candidacyId)).closedAt).toEqual(now);
});

test("of two recruiters one closes out, and the other is told who did", async () => {
  const { candidacyId } = await card();
  const both = await Promise.allSettled([
    closeOut(as(dana), { candidacyId, version: 1, ...notSelected }),
    closeOut(as(omar), { candidacyId, version: 1, side: "us", reason: "not_a_fit" }),
  ]);
  const lost = both.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(String(lost[0]!.reason)).toMatch(/(Dana Ruiz|Omar Haddad) closed this out a moment ago\./);
  expect(await db.$count(closeOuts, eq(closeOuts.candidacyId, candidacyId))).toBe(1);
});

test("who closes out a card that is closed is told who was first, whatever they saw of it", async () => {
  const { candidacyId } = await card();
  await closeOut(as(dana), { candidacyId, version: 1, ...notSelected });
  const again = (version?: number) => closeOut(as(omar, later), { candidacyId, version, ...notSelected });
  for (const version of [undefined, 1, 2])
    await expect(again(version)).rejects.toThrow("Dana Ruiz closed this out yesterday.");
  const { refused } = await closeOutCandidacies(as(omar, later), { cards: [{ candidacyId }], ...notSelected });
  expect(refused).toEqual([{ id: candidacyId, sentence: "Dana Ruiz closed this out yesterday." }]);
});

test("a move and a close-out at once: one of them happens", async () => {
  const { candidacyId } = await card();
  const both = await Promise.allSettled([
    closeOut(as(dana), { candidacyId, version: 1, ...notSelected }),
    moveCandidacy(as(omar), { candidacyId, version: 1, toStage: "screened" }),
  ]);
  expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
});

test("many are closed out with a report per card", async () => {
  const [one, two] = [await card(), await card()];
  const report = await closeOutCandidacies(as(), {
    cards: [
      { candidacyId: one.candidacyId, version: 1 },
      { candidacyId: two.candidacyId, version: 4 },
    ],
    side: "us",
    reason: "position_closed",
  });
  expect(report.done.map((row) => row.candidacyId)).toEqual([one.candidacyId]);
  expect(report.refused[0]?.sentence).toContain("Dana Ruiz moved this");
});

test("undo puts the card back and says who has heard; it happens once", async () => {
  const { candidacyId, personId } = await card();
  await recordYes(as(), { candidacyId });
  const { closeOutId, operationId } = await closeOut(as(), { candidacyId, version: 1, ...notSelected });
  await markTold(as(), { closeOutId });
  const both = await Promise.allSettled([
    undoCloseOuts(as(omar, later), { operationId }),
    undoCloseOuts(as(dana, later), { operationId }),
  ]);

  const done = both.find((one) => one.status === "fulfilled");
  expect(both.filter((one) => one.status === "rejected")).toHaveLength(1);
  expect(done?.value.done[0]?.told).toEqual(["Maria Test was told how it ended yesterday."]);
  expect(await read(candidacyId)).toMatchObject({ closedAt: null, runnerUp: false, version: 3, saidYesAt: now });
  expect(await inProcessUntil(personId)).toBe("9999-01-01T00:00:00.000Z");
});

test("a close-out that was taken back is not taken back again, although the card was closed out anew", async () => {
  const { candidacyId } = await card();
  const { operationId } = await closeOut(as(dana), { candidacyId, ...notSelected });
  const undo = (at = now) => undoCloseOuts(as(dana, at), { operationId, candidacyIds: [candidacyId] });
  expect(await undo()).toMatchObject({ done: [{ candidacyId }], refused: [] });
  await closeOut(as(omar, later), { candidacyId, side: "us", reason: "not_a_fit" });
  const sentence = "Omar Haddad closed this out a moment ago.";
  expect(await undo(later)).toEqual({ done: [], refused: [{ id: candidacyId, sentence }] });
  expect(await undoCloseOuts(as(dana, later), { operationId })).toMatchObject({ done: [], refused: [{ sentence }] });
  expect(await read(candidacyId)).toMatchObject({ closedAt: later, version: 4 });
});

test("undo goes no further than the record: a declined offer leaves the card before Offer", async () => {
  const { candidacyId, openingId } = await card();
  await db.insert(submittals).values({ candidacyId, submittedOn: "2026-03-12", createdAt: now });
  await db.insert(offers).values({
    candidacyId,
    openingId,
    payCents: 12_000_000,
    payUnit: "year",
    extendedAt: now,
    state: "declined",
    answeredAt: now,
    declineReason: "pay",
  });
  await db.update(candidacies).set({ stage: "offer", furthest: "offer" }).where(eq(candidacies.id, candidacyId));
  const { operationId } = await closeOut(as(), { candidacyId, side: "candidate", reason: "declined_offer" });
  expect((await undoCloseOuts(as(), { operationId })).done).toHaveLength(1);
  expect(await read(candidacyId)).toMatchObject({ stage: "submitted", furthest: "offer" });
});

test("told once: the first stands, a close-out taken back has nothing to tell", async () => {
  const { candidacyId } = await card();
  const { closeOutId } = await closeOut(as(), { candidacyId, version: 1, ...notSelected });
  expect(await markTold(as(), { closeOutId })).toEqual({ toldAt: now });
  expect(await markTold(as(omar, later), { closeOutId })).toEqual({ toldAt: now });

  const other = await card();
  const taken = await closeOut(as(), { candidacyId: other.candidacyId, version: 1, ...notSelected });
  await undoCloseOuts(as(omar), taken);
  await expect(markTold(as(), taken)).rejects.toThrow(`${omar.name} undid the close-out a moment ago`);
});

test("a yes is kept once, not for somebody closed out, never from the future", async () => {
  const { candidacyId } = await card();
  await expect(recordYes(as(), { candidacyId, at: later })).rejects.toThrow("future");
  const both = await Promise.all([recordYes(as(dana), { candidacyId }), recordYes(as(omar), { candidacyId })]);
  expect(both).toEqual([{ saidYesAt: now }, { saidYesAt: now }]);
  expect(await recordYes(as(dana, later), { candidacyId })).toEqual({ saidYesAt: now });

  const other = await card();
  await closeOut(as(), { candidacyId: other.candidacyId, version: 1, ...notSelected });
  await expect(recordYes(as(), { candidacyId: other.candidacyId })).rejects.toThrow("closed out");
});

test("a runner-up is marked and unmarked while closed out, and the loser is told", async () => {
  const { candidacyId } = await card();
  await expect(setRunnerUp(as(), { candidacyId, version: 1, runnerUp: true })).rejects.toThrow("on the board");
  await closeOut(as(), { candidacyId, version: 1, ...notSelected, runnerUp: false });
  expect(await setRunnerUp(as(), { candidacyId, version: 2, runnerUp: true })).toEqual({ version: 3 });
  await expect(setRunnerUp(as(), { candidacyId, version: 2, runnerUp: false })).rejects.toThrow("Dana Ruiz");
  expect(await read(candidacyId)).toMatchObject({ runnerUp: true });
});

test("a revival brings the card back by a move with its reason; the old yes does not count again", async () => {
  const { candidacyId, personId } = await card();
  await recordYes(as(), { candidacyId });
  await closeOut(as(), { candidacyId, ...notSelected });
  const both = await Promise.all([
    reviveCandidacies(as(dana, later), { candidacyIds: [candidacyId], reason: "Back open: offer declined" }),
    reviveCandidacies(as(omar, later), { candidacyIds: [candidacyId], reason: "Back open: offer declined" }),
  ]);

  expect(both.flatMap((one) => one.done)).toEqual([{ candidacyId }]);
  expect(both.flatMap((one) => one.refused)).toEqual([
    {
      id: candidacyId,
      sentence: expect.stringMatching(/^(Dana Ruiz|Omar Haddad) moved this to Sourced a moment ago/),
    },
  ]);
  expect(await read(candidacyId)).toMatchObject({ closedAt: null, runnerUp: false, saidYesAt: null, stage: "sourced" });
  expect(await inProcessUntil(personId)).toBeNull();
  const moves = await db.select().from(stageMoves).where(eq(stageMoves.candidacyId, candidacyId));
  expect(moves.at(-1)).toMatchObject({ fromStage: "sourced", toStage: "sourced", reason: "Back open: offer declined" });
});

test("the undo of a revival closes out as before, but nobody who went on since", async () => {
  const [one, two] = [await card(), await card()];
  const ids = [one.candidacyId, two.candidacyId];
  for (const candidacyId of ids) {
    await recordYes(as(), { candidacyId });
    await closeOut(as(), { candidacyId, ...notSelected });
  }
  const [reopening] = await db
    .insert(reopenings)
    .values({ positionId: one.id, openingId: one.openingId, kind: "hold_lifted", at: later })
    .returning();
  const reopeningId = reopening!.id;
  await reviveCandidacies(as(dana, later), { candidacyIds: ids, reason: "Back open", reopeningId });
  await db.update(candidacies).set({ saidYesAt: later }).where(eq(candidacies.id, two.candidacyId));

  expect(await undoRevivals(as(dana, later), { reopeningId })).toEqual({ closed: [one.candidacyId] });
  expect(await read(one.candidacyId)).toMatchObject({ closedAt: now, stageAt: now, runnerUp: true, saidYesAt: now });
  const [live] = await db
    .select()
    .from(closeOuts)
    .where(and(eq(closeOuts.candidacyId, one.candidacyId), isNull(closeOuts.undoneAt)));
  expect(live).toMatchObject({ ...notSelected, at: now });
  const { events } = await listEvents(as(dana, later), { candidacyId: one.candidacyId }, { limit: 40 });
  const ends = events.filter(({ kind }) => kind === "closed_out" || kind === "close_out_undone");
  expect(ends).toMatchObject([{ kind: "closed_out", facts: { undone: false } }]);
});
