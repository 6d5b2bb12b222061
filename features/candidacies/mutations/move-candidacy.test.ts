import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { candidacies, stageMoves } from "@/db/schema/candidacies";
import { interviews } from "@/db/schema/interviews";
import { offers } from "@/db/schema/offers";
import { submittals } from "@/db/schema/submittals";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { advanceCandidacy } from "./advance-candidacy";
import { moveCandidacies } from "./move-candidacies";
import { moveCandidacy } from "./move-candidacy";
import { addToPosition } from "./add-to-position";
import { undoMoves } from "./undo-moves";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const later = new Date("2026-03-12T15:05:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });

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

const submit = (candidacyId: string) =>
  db.insert(submittals).values({ candidacyId, submittedOn: "2026-03-12", createdAt: now });

test("a move is a row with who, when, from and to, and an audit entry beside it", async () => {
  const { candidacyId } = await card();
  const { version, moveId } = await moveCandidacy(as(dana, later), { candidacyId, version: 1, toStage: "screened" });

  expect(version).toBe(2);
  expect(await read(candidacyId)).toMatchObject({
    stage: "screened",
    stageAt: later,
    furthest: "screened",
    version: 2,
  });
  const [move] = await db.select().from(stageMoves).where(eq(stageMoves.id, moveId));
  expect(move).toMatchObject({ fromStage: "sourced", toStage: "screened", by: dana.id, at: later });
  expect((await auditOf(db, candidacyId)).at(-1)).toMatchObject({
    verb: "moveCandidacy",
    recruiterId: dana.id,
    fields: ["stage"],
  });
});

test("a move never claims a step that was not done", async () => {
  const { candidacyId } = await card();
  const move = (toStage: "submitted" | "interview" | "offer" | "accepted" | "placed") =>
    moveCandidacy(as(), { candidacyId, version: 1, toStage });

  await expect(move("submitted")).rejects.toThrow("Submitted needs a submittal");
  await expect(move("interview")).rejects.toThrow("Interview needs an interview");
  await expect(move("offer")).rejects.toThrow("Offer needs an offer");
  await expect(move("accepted")).rejects.toThrow("Accepted comes with an accepted offer");
  await expect(move("placed")).rejects.toThrow("Accepted comes with an accepted offer");
  await submit(candidacyId);
  await expect(move("submitted")).resolves.toMatchObject({ version: 2 });
});

test("a viewer moves nothing, by one and by many", async () => {
  const { candidacyId } = await card();
  const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
  await expect(moveCandidacy(as(viewer), { candidacyId, version: 1, toStage: "screened" })).rejects.toThrow("viewer");
  const cards = [{ candidacyId, version: 1 }];
  await expect(moveCandidacies(as(viewer), { cards, toStage: "screened" })).rejects.toThrow("viewer");
  expect((await read(candidacyId)).version).toBe(1);
});

test("the loser of a race is told who moved it and where to", async () => {
  const { candidacyId } = await card();
  await submit(candidacyId);
  const both = await Promise.allSettled([
    moveCandidacy(as(dana), { candidacyId, version: 1, toStage: "screened" }),
    moveCandidacy(as(omar), { candidacyId, version: 1, toStage: "submitted" }),
  ]);

  const lost = both.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  const { stage, version } = await read(candidacyId);
  expect(version).toBe(2);
  expect(String(lost[0]!.reason)).toContain(
    stage === "screened"
      ? "Dana Ruiz moved this to Screened a moment ago."
      : "Omar Haddad moved this to Submitted a moment ago.",
  );
  expect(await db.$count(stageMoves, eq(stageMoves.candidacyId, candidacyId))).toBe(2);
});

test("of twenty recruiters at once one moves the card", async () => {
  const { candidacyId } = await card();
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) =>
      moveCandidacy(as(n % 2 ? dana : omar), { candidacyId, version: 1, toStage: "screened" }),
    ),
  );
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect((await read(candidacyId)).version).toBe(2);
});

test("many cards move each on its own, with a report per card", async () => {
  const [one, two] = [await card(), await card()];
  const report = await moveCandidacies(as(), {
    cards: [
      { candidacyId: one.candidacyId, version: 1 },
      { candidacyId: two.candidacyId, version: 7 },
    ],
    toStage: "screened",
  });
  expect(report.done.map((row) => row.candidacyId)).toEqual([one.candidacyId]);
  expect(report.refused).toEqual([{ id: two.candidacyId, sentence: "Dana Ruiz moved this to Sourced a moment ago." }]);
});

test("undo is a move of its own, says what it does not unsay, and keeps how far they got", async () => {
  const { candidacyId } = await card();
  await submit(candidacyId);
  const { moveId, operationId } = await moveCandidacy(as(), { candidacyId, version: 1, toStage: "submitted" });
  const { done: undone } = await undoMoves(as(omar, later), { operationId });

  // They stand where they stood, and since when they stood there.
  expect((await read(candidacyId)).stageAt).toEqual(now);
  expect(undone[0]?.told).toEqual(["The client has the submittal of 5 minutes ago."]);
  expect(await read(candidacyId)).toMatchObject({ stage: "sourced", furthest: "submitted", version: 3 });
  const [move] = await db.select().from(stageMoves).where(eq(stageMoves.undoesId, moveId));
  expect(move).toMatchObject({ toStage: "sourced", by: omar.id });
  const [undo] = await db.select().from(operations).where(eq(operations.undoesId, operationId));
  expect(undo).toMatchObject({ id: move?.operationId, recruiterId: omar.id, at: later });
});

test("undo is refused once somebody moved on, and happens once", async () => {
  const { candidacyId } = await card();
  const first = await moveCandidacy(as(), { candidacyId, version: 1, toStage: "screened" });
  const second = await moveCandidacy(as(omar), { candidacyId, version: 2, toStage: "sourced" });
  expect((await undoMoves(as(), first)).refused).toMatchObject([
    { sentence: expect.stringContaining("Omar Haddad moved this to Sourced") },
  ]);
  // An undo that took nothing back does not use the operation up.
  expect(await db.$count(operations, eq(operations.undoesId, first.operationId))).toBe(0);

  const both = await Promise.allSettled([undoMoves(as(), second), undoMoves(as(omar), second)]);
  expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  const [loser] = both.filter((one) => one.status === "rejected");
  expect(String(loser?.reason)).toMatch(/(Dana Ruiz|Omar Haddad) undid this a moment ago\./);
});

test("undo is refused where the card was put on with it, and while an offer is out", async () => {
  const { candidacyId, openingId } = await card();
  const [first] = await db.select().from(stageMoves).where(eq(stageMoves.candidacyId, candidacyId));
  const put = await undoMoves(as(), { operationId: first!.operationId! });
  expect(put.refused[0]?.sentence).toContain("Close them out instead");

  await db.insert(offers).values({ candidacyId, openingId, payCents: 12_000_000, payUnit: "year", extendedAt: now });
  const { moveId } = await advanceCandidacy(as(), { candidacyId, kind: "offering" });
  const [move] = await db.select().from(stageMoves).where(eq(stageMoves.id, moveId!));
  const offered = await undoMoves(as(), { operationId: move!.operationId! });
  expect(offered.refused[0]?.sentence).toContain("An offer is out");
});

test("a step moves the card forward, never back, and only what is on record", async () => {
  const { candidacyId } = await card();
  await expect(advanceCandidacy(as(), { candidacyId, kind: "interviewing" })).rejects.toThrow("Nothing on record");
  await db.insert(interviews).values({
    candidacyId,
    round: 1,
    kind: "video",
    startsAt: now,
    endsAt: later,
    zone: "America/New_York",
    createdAt: now,
  });
  expect(await advanceCandidacy(as(), { candidacyId, kind: "interviewing" })).toMatchObject({ version: 2 });
  await submit(candidacyId);
  expect(await advanceCandidacy(as(), { candidacyId, kind: "submittal" })).toEqual({ version: 2, moveId: null });
  await expect(advanceCandidacy(as(), { candidacyId, version: 1, kind: "submittal" })).rejects.toThrow(
    "Dana Ruiz moved this to Interview",
  );
});
