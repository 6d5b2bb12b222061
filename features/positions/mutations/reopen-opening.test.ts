import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { openings, reopenings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import type { CloseOutReason, CloseOutSide } from "@/db/vocabulary/candidacies";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { Refusal } from "@/lib/errors";
import { fillOpening } from "./fill-opening";
import { listBroughtBack } from "../queries/opening-facts";
import { reopenOpening } from "./reopen-opening";
import { settleReopening } from "./settle-reopening";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const later = new Date("2026-03-13T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const vera = mintRecruiter(await rows.recruiter("Vera Lind", "viewer"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });

async function put(positionId: string, name = "Maria") {
  const candidate = await rows.candidate(name);
  const { done: added } = await addToPosition(as(), { positionId, candidateIds: [candidate.id], stage: "screened" });
  return added[0]!.candidacyId;
}

async function ended(positionId: string, side: CloseOutSide, reason: CloseOutReason, runnerUp = false) {
  const candidacyId = await put(positionId);
  await closeOut(as(), { candidacyId, side, reason, runnerUp });
  return candidacyId;
}

const openingOf = async (id: string) => (await db.select().from(openings).where(eq(openings.id, id)))[0]!;
const candidacyOf = async (id: string) => (await db.select().from(candidacies).where(eq(candidacies.id, id)))[0]!;
const liveOf = (openingId: string) =>
  db
    .select()
    .from(reopenings)
    .where(and(eq(reopenings.openingId, openingId), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)));

test("a seat that comes back brings runner-ups and the position-closed back, and nobody else", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const hired = await put(positionId, "Hired");
  const runnerUp = await ended(positionId, "client", "position_filled", true);
  const closed = await ended(positionId, "client", "position_closed");
  const out = [
    await ended(positionId, "candidate", "pay", true),
    await ended(positionId, "us", "not_a_fit"),
    await ended(positionId, "us", "no_reply", true),
    await ended(positionId, "us", "license"),
  ];
  const elsewhere = await ended((await rows.position(dana.id)).id, "client", "position_closed");
  await fillOpening(as(), { openingId, candidacyId: hired });

  const { reopeningId, broughtBack } = await reopenOpening(as(dana, later), {
    openingId,
    kind: "fell_off",
    candidacyId: hired,
    reason: "Took another job",
  });

  expect(broughtBack.toSorted()).toEqual([runnerUp, closed].toSorted());
  expect(await openingOf(openingId)).toMatchObject({ state: "open", candidacyId: null, filledAt: null });
  expect(await liveOf(openingId)).toMatchObject([{ id: reopeningId, kind: "fell_off", by: dana.id, at: later }]);
  expect(await candidacyOf(runnerUp)).toMatchObject({ closedAt: null, stage: "screened", version: 3 });
  const moves = await db.select().from(stageMoves).where(eq(stageMoves.candidacyId, runnerUp));
  expect(moves.at(-1)).toMatchObject({ reason: "Back open: hire fell through", toStage: "screened", at: later });
  const [close] = await db.select().from(closeOuts).where(eq(closeOuts.candidacyId, closed));
  expect(close?.undoneAt).toEqual(later);
  for (const id of [...out, elsewhere]) expect((await candidacyOf(id)).closedAt).toEqual(now);
  expect(await listBroughtBack(as(), reopeningId)).toEqual(broughtBack.toSorted());
  expect(await auditOf(db, reopeningId)).toMatchObject([{ verb: "reopenOpening", reason: "Took another job" }]);
});

test("the same event twice is one; another recruiter is told who was first", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  await ended(positionId, "client", "position_closed");
  const first = await reopenOpening(as(), { openingId, kind: "order_reissued" });
  expect(await reopenOpening(as(), { openingId, kind: "order_reissued" })).toEqual(first);
  await expect(reopenOpening(as(omar, later), { openingId, kind: "order_reissued" })).rejects.toThrow(
    'Dana Ruiz recorded "Position reopened" for this opening yesterday.',
  );
  expect(await db.$count(reopenings, eq(reopenings.openingId, openingId))).toBe(1);
});

test("of two recruiters at once one reopens, and people come back once", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const closed = await ended(positionId, "client", "position_closed");
  const both = await Promise.allSettled(
    [dana, omar].map((actor) => reopenOpening(as(actor), { openingId, kind: "hold_lifted" })),
  );
  const lost = both.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(String(lost[0]!.reason)).toMatch(
    /(Dana Ruiz|Omar Haddad) recorded "Hold lifted" for this opening a moment ago\./,
  );
  expect(await liveOf(openingId)).toHaveLength(1);
  expect(await db.$count(stageMoves, eq(stageMoves.candidacyId, closed))).toBe(2);
});

test("a second declined offer on the same seat is an event of its own and settles the first", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const [one, two] = [await put(positionId, "One"), await put(positionId, "Two")];
  const first = await reopenOpening(as(), { openingId, kind: "offer_declined", candidacyId: one });
  const second = await reopenOpening(as(omar, later), { openingId, kind: "offer_declined", candidacyId: two });
  expect(await liveOf(openingId)).toMatchObject([{ id: second.reopeningId }]);
  const [old] = await db.select().from(reopenings).where(eq(reopenings.id, first.reopeningId));
  expect(old?.settledAt).toEqual(later);
});

test("a hire that falls through opens a closed position again", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const hired = await put(positionId);
  await fillOpening(as(), { openingId, candidacyId: hired });
  await db.update(positions).set({ status: "closed" }).where(eq(positions.id, positionId));
  await reopenOpening(as(), { openingId, kind: "fell_off", candidacyId: hired });
  const [position] = await db.select().from(positions).where(eq(positions.id, positionId));
  expect(position?.status).toBe("open");
});

test("refused: a filled seat without the hire's fall, and a viewer", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const [hired, other] = [await put(positionId), await put(positionId)];
  await fillOpening(as(), { openingId, candidacyId: hired });
  await expect(reopenOpening(as(), { openingId, kind: "hold_lifted" })).rejects.toThrow("This opening is filled");
  const fallOf = { openingId, kind: "fell_off", candidacyId: other } as const;
  await expect(reopenOpening(as(), fallOf)).rejects.toThrow("This opening is filled");
  await expect(reopenOpening(as(vera), { ...fallOf, candidacyId: hired })).rejects.toThrow("viewer");
  expect(await openingOf(openingId)).toMatchObject({ state: "filled", candidacyId: hired });
});

test("filling a seat settles its reopening; of two candidates at once one gets it", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const [one, two] = [await put(positionId, "One"), await put(positionId, "Two")];
  const { reopeningId } = await reopenOpening(as(), { openingId, kind: "hold_lifted" });
  const both = await Promise.allSettled([
    fillOpening(as(dana), { openingId, candidacyId: one }),
    fillOpening(as(omar), { openingId, candidacyId: two }),
  ]);
  const lost = both.filter((each) => each.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(String(lost[0]!.reason)).toMatch(
    /(Dana Ruiz|Omar Haddad) filled opening 1 with (One|Two) Test a moment ago\./,
  );
  const [reopening] = await db.select().from(reopenings).where(eq(reopenings.id, reopeningId));
  expect(reopening?.settledAt).toEqual(now);
  expect(await settleReopening(as(), { reopeningId })).toEqual({ positionId });
});

test("refused: somebody of another position, closed out, or seated already", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const stranger = await put((await rows.position(dana.id)).id);
  const gone = await ended(positionId, "us", "license");
  await expect(fillOpening(as(), { openingId, candidacyId: stranger })).rejects.toThrow("not on this position");
  await expect(fillOpening(as(), { openingId, candidacyId: gone })).rejects.toThrow("closed out");
  await expect(fillOpening(as(vera), { openingId, candidacyId: gone })).rejects.toThrow(Refusal);
  const seated = await put(positionId);
  await fillOpening(as(), { openingId, candidacyId: seated });
  expect(await fillOpening(as(), { openingId, candidacyId: seated })).toMatchObject({ settledReopeningId: null });
});
