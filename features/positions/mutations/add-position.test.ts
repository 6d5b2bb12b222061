import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { openings, reopenings } from "@/db/schema/openings";
import { positionChanges, positions } from "@/db/schema/positions";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { mostOpenings } from "@/db/vocabulary/positions";
import { addClient } from "@/features/clients/mutations/add-client";
import { addContact } from "@/features/clients/mutations/add-contact";
import { addOpening } from "./add-opening";
import { addPosition } from "./add-position";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const vera = mintRecruiter(await rows.recruiter("Vera Lind", "viewer"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });
const { clientId } = await addClient(as(), { name: "Brennan & Cole, Inc.", state: "FL" });
const { clientId: otherClientId } = await addClient(as(), { name: "Osprey Builders", state: "FL" });
const { contactId } = await addContact(as(), { clientId: otherClientId, firstName: "Ruth" });

const facts = {
  clientId,
  title: "Structural Engineer",
  discipline: "structural",
  level: "senior",
  city: "Pensacola",
  state: "FL",
  zip: "32501",
  blindDescription: "60-person structural firm in the Panhandle",
  openings: 2,
} as const;

test("a position with two openings, in the zone of its site", async () => {
  const { positionId, openingIds } = await addPosition(as(), {
    ...facts,
    reqNumber: " R-100 ",
    payMinCents: 9_500_000,
    payMaxCents: 12_000_000,
    payUnit: "year",
    requiredLicense: "PE",
  });
  const [row] = await db.select().from(positions).where(eq(positions.id, positionId));
  expect(row).toMatchObject({
    zone: "America/Chicago",
    reqNumber: "R-100",
    status: "open",
    ownerId: dana.id,
    openedAt: now,
    guaranteeDays: 90,
    payUnit: "year",
  });
  const seats = await db.select().from(openings).where(eq(openings.positionId, positionId)).orderBy(openings.number);
  expect(seats.map(({ id, number, state }) => ({ id, number, state }))).toEqual(
    openingIds.map((id, index) => ({ id, number: index + 1, state: "open" })),
  );
  const changes = await db.select().from(positionChanges).where(eq(positionChanges.positionId, positionId));
  expect(changes).toMatchObject([{ kind: "opened", by: dana.id, at: now }]);
});

test.each([
  [
    "the client's name in the confidential description",
    { blindDescription: "brennan and cole, Tampa" },
    "blindDescription",
  ],
  ["a contact of another client", { contactId }, "contactId"],
  ["an owner who only looks", { ownerId: vera.id }, "ownerId"],
])("refused at the field: %s", async (_, over, field) => {
  await expect(addPosition(as(), { ...facts, ...over })).rejects.toMatchObject({ name: "Refusal", field });
});

test("refused: a viewer, and a system that names no owner", async () => {
  await expect(addPosition(as(vera), facts)).rejects.toThrow("viewer");
  await expect(addPosition(as({ kind: "system", name: "import" }), facts)).rejects.toMatchObject({ field: "ownerId" });
});

test("of two with one req number one is added, and the other is told which it is", async () => {
  const both = await Promise.allSettled([
    addPosition(as(), { ...facts, reqNumber: "R-200" }),
    addPosition(as(), { ...facts, reqNumber: "R-200" }),
  ]);
  const lost = both.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(lost[0]!.reason).toMatchObject({
    message: "Brennan & Cole, Inc. has R-200 already: Structural Engineer.",
    field: "reqNumber",
  });
});

test("of many who add an opening to what they saw, one does; the others are told who was first", async () => {
  const { positionId } = await addPosition(as(), { ...facts, openings: 1 });
  const all = await Promise.allSettled(
    Array.from({ length: 60 }, async () => addOpening(as(), { positionId, seats: 1 })),
  );
  const lost = all.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toHaveLength(59);
  expect(new Set(lost)).toEqual(
    new Set(["Refusal: Dana Ruiz added an opening a moment ago. Add another one only if there is one more."]),
  );
  expect(await db.$count(openings, eq(openings.positionId, positionId))).toBe(2);
  expect(await addOpening(as(), { positionId, seats: 2 })).toMatchObject({ number: 3 });
});

test("a position has at most so many openings, whoever adds them; a closed one makes room", async () => {
  const { positionId } = await addPosition(as(), { ...facts, openings: mostOpenings - 1 });
  const two = await Promise.allSettled([addOpening(as(), { positionId }), addOpening(as(), { positionId })]);
  const [lost] = two.filter((one) => one.status === "rejected");
  expect(lost?.reason).toMatchObject({ message: expect.stringContaining("This position has 50 openings") });
  expect(await db.$count(openings, eq(openings.positionId, positionId))).toBe(mostOpenings);
  const last = and(eq(openings.positionId, positionId), eq(openings.number, mostOpenings));
  await db.update(openings).set({ state: "closed", closedAt: now }).where(last);
  expect(await addOpening(as(), { positionId })).toMatchObject({ number: mostOpenings + 1 });
});

test("one more opening is back open; two recruiters at once add two", async () => {
  const { positionId } = await addPosition(as(), { ...facts, openings: 1 });
  const added = await Promise.all([
    addOpening(as(), { positionId }),
    addOpening(as(), { positionId, reason: "Won it" }),
  ]);
  expect(added.map((one) => one.number).toSorted((a, b) => a - b)).toEqual([2, 3]);
  const back = await db.select().from(reopenings).where(eq(reopenings.positionId, positionId));
  expect(back.map((one) => one.kind)).toEqual(["opening_added", "opening_added"]);
  await db.update(positions).set({ status: "closed" }).where(eq(positions.id, positionId));
  await expect(addOpening(as(), { positionId })).rejects.toThrow("Reopen it");
  await expect(addOpening(as(vera), { positionId })).rejects.toThrow("viewer");
});
