import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { promises } from "@/db/schema/promises";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addClient } from "@/features/clients/mutations/add-client";
import { listClients } from "@/features/clients/queries/list-clients";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { addOpening } from "../mutations/add-opening";
import { addPosition } from "../mutations/add-position";
import { fillOpening } from "../mutations/fill-opening";
import { holdPosition, liftHold } from "../mutations/hold-position";
import { undoReopening } from "../mutations/undo-reopening";
import { listEvents } from "@/features/events/queries/list-events";
import { getPositionHead } from "./get-position";
import { listPositions } from "./list-positions";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const as = (at = now): Context => ({ actor: dana, now: at, db });
const all: Parameters<typeof listPositions>[1] = {
  q: "",
  state: [],
  discipline: [],
  owner: [],
  team: [],
  client: null,
  back: null,
  sort: "state",
  page: 1,
};
const titles = async (over: object) => (await listPositions(as(), { ...all, ...over })).rows.map((row) => row.title);

const { clientId } = await addClient(as(), { name: "Osprey Builders", state: "FL" });
const facts = { clientId, level: "senior", city: "Tampa", state: "FL", blindDescription: "Builder, Tampa" } as const;
const bridge = await addPosition(as(), {
  ...facts,
  title: "Bridge Engineer",
  discipline: "bridge",
  openings: 2,
  reqNumber: "JO-77_A",
});
const civil = await addPosition(as(minutesLater(1)), {
  ...facts,
  title: "Civil EIT",
  discipline: "civil",
  openings: 1,
});
const held = await addPosition(as(minutesLater(2)), { ...facts, title: "Surveyor", discipline: "survey", openings: 1 });
await holdPosition(as(minutesLater(3)), { positionId: held.positionId, reason: "Budget" });

const people = await Promise.all(["Ann", "Bo", "Cy"].map((name) => rows.candidate(name)));
const { done: added } = await addToPosition(as(minutesLater(4)), {
  positionId: bridge.positionId,
  candidateIds: people.map((one) => one.id),
});
const [ann, bo, cy] = people.map(({ id }) => added.find((one) => one.candidateId === id)!.candidacyId) as [
  string,
  string,
  string,
];
await fillOpening(as(minutesLater(5)), { openingId: bridge.openingIds[0]!, candidacyId: ann });
await closeOut(as(minutesLater(6)), { candidacyId: cy, side: "client", reason: "position_filled", runnerUp: true });
const promise = { positionId: bridge.positionId, kind: "theirs", zone: "America/New_York", createdAt: now } as const;
await db.insert(promises).values([
  { ...promise, candidacyId: ann, dueOn: "2026-03-20", setByUs: true },
  { ...promise, candidacyId: bo, dueOn: "2026-03-10" },
  { ...promise, candidacyId: bo, dueOn: "2026-03-01", state: "kept", settledAt: new Date("2026-03-01T20:00:00Z") },
  { ...promise, candidacyId: bo, dueOn: "2026-02-01", state: "broken", settledAt: new Date("2026-02-13T20:00:00Z") },
  { ...promise, candidacyId: bo, dueOn: "2026-02-20", state: "moved", settledAt: now },
  { ...promise, candidacyId: cy, dueOn: "2026-03-02" },
]);

test("a row says seats, who stands where, the next decision and since when", async () => {
  const { rows: found, total } = await listPositions(as(), all);
  expect(total).toBe(3);
  expect(found.map((row) => row.title)).toEqual(["Civil EIT", "Bridge Engineer", "Surveyor"]);
  expect(found[1]).toMatchObject({
    seats: { open: 1, filled: 1, total: 2 },
    board: { sourced: 2 },
    decision: { on: "2026-03-10", setByUs: false },
    backOpen: null,
    clientName: "Osprey Builders",
    ownerName: "Dana Ruiz",
  });
});

test("filters and search find by title, client and req number; what a pattern means is taken as text", async () => {
  expect(await titles({ q: "osprey bridge" })).toEqual(["Bridge Engineer"]);
  expect(await titles({ q: "jo-77_a" })).toEqual(["Bridge Engineer"]);
  expect(await titles({ q: "%" })).toEqual([]);
  expect(await titles({ state: ["held"] })).toEqual(["Surveyor"]);
  expect(await titles({ discipline: ["civil", "survey"], sort: "-title" })).toEqual(["Surveyor", "Civil EIT"]);
  expect(await titles({ owner: [dana.id], sort: "decision" })).toHaveLength(3);
  expect(await titles({ sort: "decision" })).toEqual(["Bridge Engineer", "Surveyor", "Civil EIT"]);
  expect(await titles({ client: randomUUID() })).toEqual([]);
  expect(await titles({ page: 2 })).toEqual([]);
});

test("back open: the filter, the head and the history with everything newest first; after the undo it is gone", async () => {
  const { reopeningId, operationId } = await addOpening(as(minutesLater(10)), {
    positionId: civil.positionId,
    reason: "Won a bid",
  });
  expect(await titles({ back: "1" })).toEqual(["Civil EIT"]);
  const head = await getPositionHead(as(), civil.positionId);
  expect(head.backOpen).toMatchObject([{ id: reopeningId, kind: "opening_added", by: "Dana Ruiz", number: 2 }]);
  expect(head.seats.map((seat) => seat.state)).toEqual(["open", "open"]);
  await undoReopening(as(minutesLater(11)), { operationId });
  expect(await titles({ back: "1" })).toEqual([]);
  const { events } = await listEvents(as(), { positionId: civil.positionId }, { limit: 100 });
  expect(events.map(({ kind }) => kind)).toEqual([
    "reopening_undone",
    "reopened",
    "opening_changed",
    "position_changed",
  ]);
});

test("the history names who did what to whom, and pages", async () => {
  await liftHold(as(minutesLater(20)), { positionId: held.positionId });
  const { events, older } = await listEvents(as(), { positionId: bridge.positionId }, { limit: 100 });
  expect(older).toBeNull();
  expect(events.map(({ kind, name, by }) => [kind, name, by])).toEqual([
    ["closed_out", "Cy Test", "Dana Ruiz"],
    ["opening_changed", "Ann Test", "Dana Ruiz"],
    ...events.slice(2, 5).map(({ name }) => ["moved", name, "Dana Ruiz"]),
    ["position_changed", null, "Dana Ruiz"],
  ]);
  const first = await listEvents(as(), { positionId: bridge.positionId }, { limit: 2 });
  const second = await listEvents(as(), { positionId: bridge.positionId }, { before: first.older, limit: 100 });
  expect(second.events.map((one) => one.id)).toEqual(events.slice(2).map((one) => one.id));
});

test("a client's decision dates count those it named itself, answered or passed", async () => {
  const { rows: found, total } = await listClients(as(), {
    q: "osprey",
    state: [],
    owner: [],
    team: [],
    off: null,
    sort: "name",
    page: 1,
  });
  expect(total).toBe(1);
  // Kept on Mar 1; 12 days late on Feb 1; Mar 10 and Mar 2 are 2 and 10 days past on Mar 12.
  expect(found[0]).toMatchObject({ openPositions: 3, decisions: { met: 1, of: 4, lateDays: 24 } });
});
