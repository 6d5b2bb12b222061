import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { offers } from "@/db/schema/offers";
import { openings, reopenings } from "@/db/schema/openings";
import { positionChanges, positions } from "@/db/schema/positions";
import { submittals } from "@/db/schema/submittals";
import { touches } from "@/db/schema/touches";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { listToday } from "@/features/today/queries/list-today";
import { getPosition, getPositionHead } from "../queries/get-position";
import { addOpening } from "./add-opening";
import { closePosition } from "./close-position";
import { fillOpening } from "./fill-opening";
import { holdPosition, liftHold } from "./hold-position";
import { reissuePosition } from "./reissue-position";
import { undoReopening } from "./undo-reopening";
import { updatePosition } from "./update-position";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const later = new Date("2026-03-12T17:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const vera = mintRecruiter(await rows.recruiter("Vera Lind", "viewer"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });

async function put(positionId: string, name = "Maria", stage: "sourced" | "screened" = "screened") {
  const { id, personId } = await rows.candidate(name);
  const { done: added } = await addToPosition(as(), { positionId, candidateIds: [id], stage });
  return { candidacyId: added[0]!.candidacyId, personId };
}
const statusOf = async (id: string) => (await db.select().from(positions).where(eq(positions.id, id)))[0]!.status;
const seatsOf = async (positionId: string) =>
  (await db.select().from(openings).where(eq(openings.positionId, positionId)).orderBy(openings.number)).map(
    (seat) => seat.state,
  );
const backOpen = (positionId: string) =>
  db
    .select()
    .from(reopenings)
    .where(and(eq(reopenings.positionId, positionId), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)));
const isClosed = async (id: string) =>
  (await db.select().from(candidacies).where(eq(candidacies.id, id)))[0]!.closedAt !== null;

test("a hold has a reason; lifting it opens each open seat again, as an event of each lifting", async () => {
  const { id: positionId } = await rows.position(dana.id);
  await addOpening(as(), { positionId });
  await expect(holdPosition(as(), { positionId, reason: " " })).rejects.toThrow("Say why");
  await holdPosition(as(), { positionId, reason: "Budget" });
  expect(await statusOf(positionId)).toBe("held");
  expect(await backOpen(positionId)).toEqual([]);
  const first = await liftHold(as(dana, later), { positionId });
  expect(first.reopeningIds).toHaveLength(2);
  expect((await backOpen(positionId)).map((one) => one.kind)).toEqual(["hold_lifted", "hold_lifted"]);
  await holdPosition(as(), { positionId, reason: "Again" });
  const second = await liftHold(as(), { positionId });
  expect(second.reopeningIds).not.toEqual(first.reopeningIds);
  const changes = await db.select().from(positionChanges).where(eq(positionChanges.positionId, positionId));
  expect(changes.map((one) => one.kind)).toEqual(["held", "hold_lifted", "held", "hold_lifted"]);
});

test("of two who put on hold or lift at once one does, and the other is told who", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const twice = (verb: (context: Context) => Promise<unknown>) =>
    Promise.allSettled([dana, omar].map((actor) => verb(as(actor))));
  const [held] = (await twice((context) => holdPosition(context, { positionId, reason: "Budget" }))).filter(
    (one) => one.status === "rejected",
  );
  expect(String(held?.reason)).toMatch(/(Dana Ruiz|Omar Haddad) put this position on hold a moment ago\./);
  const [lifted] = (await twice((context) => liftHold(context, { positionId }))).filter(
    (one) => one.status === "rejected",
  );
  expect(String(lifted?.reason)).toMatch(/(Dana Ruiz|Omar Haddad) lifted the hold a moment ago\./);
  expect(await backOpen(positionId)).toHaveLength(1);
});

test("closing closes the open seats, closes out who is on the board, and owes an answer to who was submitted", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  await addOpening(as(), { positionId });
  const hired = await put(positionId, "Hired");
  const sourced = await put(positionId, "Sourced", "sourced");
  const sent = await put(positionId, "Sent");
  await fillOpening(as(), { openingId, candidacyId: hired.candidacyId });
  await db.insert(submittals).values({ candidacyId: sent.candidacyId, submittedOn: "2026-03-01", createdAt: now });
  const { closedOut, closedOpenings } = await closePosition(as(), {
    positionId,
    reason: "Project canceled",
    closeOuts: [{ stage: "screened", runnerUp: true }],
  });
  expect(closedOpenings).toBe(1);
  expect(closedOut.toSorted()).toEqual([sourced.candidacyId, sent.candidacyId].toSorted());
  expect(await seatsOf(positionId)).toEqual(["filled", "closed"]);
  expect(await backOpen(positionId)).toEqual([]);
  const [end] = await db.select().from(closeOuts).where(eq(closeOuts.candidacyId, sent.candidacyId));
  expect(end).toMatchObject({ side: "client", reason: "position_closed", runnerUp: true });
  const owed = (await listToday(as(), { whose: "mine", kind: "answer_owed" })).map((line) => line.candidacyId);
  expect(owed).toEqual([sent.candidacyId]);
  await expect(closePosition(as(omar), { positionId, reason: "Twice" })).rejects.toThrow(
    "Dana Ruiz closed this position a moment ago.",
  );
});

test("where every seat is filled, the others hear that it was filled", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const hired = await put(positionId);
  const other = await put(positionId);
  await fillOpening(as(), { openingId, candidacyId: hired.candidacyId });
  await closePosition(as(), { positionId, reason: "Filled" });
  const [end] = await db.select().from(closeOuts).where(eq(closeOuts.candidacyId, other.candidacyId));
  expect(end).toMatchObject({ reason: "position_filled", runnerUp: false });
});

test("refused: closing with an offer out changes nothing", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const { candidacyId } = await put(positionId, "Omid");
  await put(positionId);
  await db.insert(offers).values({ candidacyId, openingId, payCents: 1, payUnit: "hour", extendedAt: now });
  await expect(closePosition(as(), { positionId, reason: "Budget" })).rejects.toThrow("Omid Test: An offer is out.");
  await expect(closePosition(as(vera), { positionId, reason: "Budget" })).rejects.toThrow("viewer");
  expect(await statusOf(positionId)).toBe("open");
  expect(await db.$count(candidacies, and(eq(candidacies.positionId, positionId), isNull(candidacies.closedAt)))).toBe(
    2,
  );
});

test("reissuing brings a closed order back with its people, or adds a seat where all were filled", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { candidacyId } = await put(positionId);
  await closePosition(as(), { positionId, reason: "Budget" });
  const { reopeningIds } = await reissuePosition(as(), { positionId, reason: "Budget is back" });
  expect(reopeningIds).toHaveLength(1);
  expect(await seatsOf(positionId)).toEqual(["open"]);
  expect(await isClosed(candidacyId)).toBe(false);
  await expect(reissuePosition(as(omar), { positionId })).rejects.toThrow("Dana Ruiz reopened this position");

  const full = await rows.position(dana.id);
  const hired = await put(full.id);
  await fillOpening(as(), { openingId: full.openingId, candidacyId: hired.candidacyId });
  await closePosition(as(), { positionId: full.id, reason: "Filled" });
  await reissuePosition(as(), { positionId: full.id });
  expect(await seatsOf(full.id)).toEqual(["filled", "open"]);
});

test("undo takes a lifted hold back, says who heard, and leaves alone who was spoken for since", async () => {
  const { id: positionId } = await rows.position(dana.id);
  await addOpening(as(), { positionId });
  const [one, two] = [await put(positionId, "One"), await put(positionId, "Two")];
  for (const { candidacyId } of [one, two])
    await closeOut(as(), { candidacyId, side: "client", reason: "position_filled", runnerUp: true });
  await holdPosition(as(), { positionId, reason: "Budget" });
  const { operationId } = await liftHold(as(), { positionId });
  expect(await isClosed(one.candidacyId)).toBe(false);
  await db.insert(touches).values({
    personId: one.personId,
    candidacyId: one.candidacyId,
    kind: "call",
    direction: "out",
    outcome: "spoke",
    at: later,
    recruiterId: omar.id,
    createdAt: later,
  });
  await closeOut(as(), { candidacyId: two.candidacyId, side: "us", reason: "not_a_fit" });

  const undone = await undoReopening(as(dana, later), { operationId });
  expect(undone).toMatchObject({ closed: [one.candidacyId], kept: [two.candidacyId] });
  expect(undone.told.join(" ")).toContain("Omar Haddad spoke with One a moment ago.");
  expect(await statusOf(positionId)).toBe("held");
  const changes = await db.select().from(positionChanges).where(eq(positionChanges.positionId, positionId));
  expect(changes.at(-1)).toMatchObject({ kind: "held", reason: "Budget", at: later });
  expect(await backOpen(positionId)).toEqual([]);
  await expect(undoReopening(as(omar, later), { operationId })).rejects.toThrow("Dana Ruiz undid this a moment ago.");
  await expect(undoReopening(as(vera), { operationId })).rejects.toThrow("viewer");
});

test("undo of an added opening closes it; of a reissue, the order; of settled ones is refused", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  const { operationId } = await addOpening(as(), { positionId });
  await undoReopening(as(), { operationId });
  expect(await seatsOf(positionId)).toEqual(["open", "closed"]);
  await closePosition(as(), { positionId, reason: "Budget" });
  const reissued = await reissuePosition(as(), { positionId });
  expect(reissued.reopeningIds).toHaveLength(2);
  await undoReopening(as(), reissued);
  expect(await statusOf(positionId)).toBe("closed");

  const again = await reissuePosition(as(), { positionId });
  const { candidacyId } = await put(positionId);
  await fillOpening(as(), { openingId, candidacyId });
  await holdPosition(as(), { positionId, reason: "Budget" });
  await expect(undoReopening(as(), again)).rejects.toThrow("settled");
  expect(await seatsOf(positionId)).toEqual(["filled", "open"]);
});

test("of two seats that one reissue freed, a filled one stays and the other is taken back", async () => {
  const { id: positionId, openingId } = await rows.position(dana.id);
  await addOpening(as(), { positionId });
  await closePosition(as(), { positionId, reason: "Budget" });
  const reissued = await reissuePosition(as(), { positionId });
  const { candidacyId } = await put(positionId);
  await fillOpening(as(), { openingId, candidacyId });
  await undoReopening(as(), reissued);
  expect(await seatsOf(positionId)).toEqual(["filled", "closed"]);
  expect(await statusOf(positionId)).toBe("closed");
  await expect(undoReopening(as(omar), reissued)).rejects.toThrow("Dana Ruiz undid this a moment ago.");
});

test("the second of two tabs is told who changed the position", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const facts = {
    positionId,
    version: 1,
    title: "Senior Structural Engineer",
    discipline: "structural",
    level: "senior",
    city: "El Paso",
    state: "TX",
    zip: "79901",
    blindDescription: "60-person structural firm",
  } as const;
  expect(await updatePosition(as(), facts)).toEqual({ version: 2 });
  const [row] = await db.select().from(positions).where(eq(positions.id, positionId));
  expect(row).toMatchObject({ title: facts.title, zone: "America/Denver", ownerId: dana.id });
  await expect(updatePosition(as(omar, later), { ...facts, title: "Lost" })).rejects.toThrow(
    "Dana Ruiz changed this 2 hours ago.",
  );
  await expect(updatePosition(as(vera), facts)).rejects.toThrow("viewer");
});

test("the head of a position that was edited while on hold still says why it is on hold", async () => {
  const { id: positionId } = await rows.position(dana.id);
  await holdPosition(as(), { positionId, reason: "Budget" });
  const facts = { title: "Lead", discipline: "structural", level: "senior", city: "Tampa", state: "FL" } as const;
  const { version } = await getPosition(as(), positionId);
  await updatePosition(as(omar, later), { positionId, version, ...facts, blindDescription: "60-person firm" });
  expect(await getPositionHead(as(), positionId)).toMatchObject({ change: { reason: "Budget", by: "Dana Ruiz" } });
});
