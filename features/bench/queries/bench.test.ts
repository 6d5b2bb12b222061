import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { licenses } from "@/db/schema/candidates";
import { placements } from "@/db/schema/offers";
import { personActivity, people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { testDatabase } from "@/db/test-database";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { addOpening } from "@/features/positions/mutations/add-opening";
import { fillOpening } from "@/features/positions/mutations/fill-opening";
import { restrictPosition } from "@/features/positions/mutations/restrict-position";
import { undoReopening } from "@/features/positions/mutations/undo-reopening";
import { storeTopOfMind } from "@/features/top-of-mind/mutations/store-top-of-mind";
import { listBackOpen } from "./list-back-open";
import { listBench, type BenchFilter } from "./list-bench";
import { countRefills, listRefills } from "./refills";

const { db } = await testDatabase();
const start = Date.parse("2026-03-12T15:00:00Z");
const rows = testRows(db, new Date(start));
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar"));
const on = (day: number, actor: Context["actor"] = dana): Context => ({
  actor,
  now: new Date(start + day * 86_400_000),
  db,
});

const everybody: BenchFilter = {
  kind: [],
  discipline: [],
  state: [],
  license: [],
  licenseState: [],
  spoke: [],
  sort: "name",
  page: 1,
};

async function put(positionId: string, candidateId: string, day = 0) {
  const { done } = await addToPosition(on(day), { positionId, candidateIds: [candidateId], stage: "screened" });
  return some(done[0]).candidacyId;
}

/** Only Dana sees it from now on. */
async function restrict(positionId: string) {
  const [row] = await db.select({ version: positions.version }).from(positions).where(eq(positions.id, positionId));
  await restrictPosition(on(0), { positionId, version: some(row).version, viewerIds: [], reason: "Quiet" });
}

/** Somebody who was closed out on a position of their own, as a runner-up or not. */
async function closed(name: string, runnerUp: boolean, over: Parameters<typeof rows.candidate>[1] = {}) {
  const person = await rows.candidate(name, over, { state: "FL" });
  const { id } = await rows.position(dana.id);
  const candidacyId = await put(id, person.id);
  await closeOut(on(0), { candidacyId, side: "client", reason: "position_filled", runnerUp });
  return { ...person, positionId: id };
}

/** Somebody who was placed, until a day or for good. */
async function placed(name: string, endsOn: string | null) {
  const person = await rows.candidate(name);
  const { id } = await rows.position(dana.id);
  const candidacyId = await put(id, person.id);
  const { offerId } = await extendOffer(on(0), { candidacyId, payCents: 9_000_000, payUnit: "year" });
  const { placementId } = await acceptOffer(on(0), { offerId, startOn: "2026-03-12" });
  await db.update(placements).set({ state: "started", endsOn }).where(eq(placements.id, placementId));
  return person;
}

test("on the bench are runner-ups and who is about to be free, and nobody who is placed or not to be contacted", async () => {
  const maria = await closed("Maria", true, { discipline: "civil" });
  await closed("James", false);
  const gone = await closed("Gone", true);
  await db
    .update(people)
    .set({ doNotContactAt: new Date(start), doNotContactReason: "asked" })
    .where(eq(people.id, gone.personId));
  await placed("Rolling", "2026-05-01");
  await placed("Long", "2027-05-01");
  await placed("Hired", null);
  const hidden = await closed("Hidden", true);
  await restrict(hidden.positionId);

  const names = async (over: Partial<BenchFilter> = {}, context = on(1, omar)) =>
    (await listBench(context, { ...everybody, ...over })).rows.map((row) => row.name.replace(" Test", ""));
  expect(await names()).toEqual(["Maria", "Rolling"]);
  expect(await names({}, on(1))).toEqual(["Hidden", "Maria", "Rolling"]);
  expect(await names({ kind: ["free"] })).toEqual(["Rolling"]);
  expect(await names({ sort: "-name" })).toEqual(["Rolling", "Maria"]);
  expect(await names({ discipline: ["civil"], state: ["FL"] })).toEqual(["Maria"]);
  expect(await names({ spoke: ["never"], state: ["GA"] })).toEqual([]);

  await db.insert(licenses).values({
    candidateId: maria.id,
    type: "PE",
    state: "FL",
    status: "active",
    expiresOn: "2027-01-01",
    createdAt: new Date(start),
    updatedAt: new Date(start),
  });
  expect(await names({ license: ["PE"] })).toEqual(["Maria"]);
  expect(await names({ license: ["PE"], licenseState: ["GA"] })).toEqual([]);
  await db
    .update(personActivity)
    .set({ lastConversationAt: new Date(start - 100 * 86_400_000) })
    .where(eq(personActivity.personId, maria.personId));
  expect(await names({ spoke: ["quarter"] })).toEqual([]);
  expect(await names({ spoke: ["year"] })).toEqual(["Maria"]);
  expect(await names({ sort: "-spoke" })).toEqual(["Maria", "Rolling"]);

  const page = await listBench(on(1, omar), { ...everybody, page: 9 });
  expect(page).toEqual({ rows: [], total: 2 });
  const [first] = (await listBench(on(1, omar), everybody)).rows;
  expect(first).toMatchObject({ runnerUp: { positionId: maria.positionId, on: "2026-03-12" }, free: null });
});

/** A position with one opening that came back on the first day, and who filled it and when. */
async function refilled(candidateId: string | null, day: number, { listed = false, undo = false } = {}) {
  const position = await rows.position(dana.id, { discipline: "rail" });
  const { openingId, operationId } = await addOpening(on(0.1), { positionId: position.id });
  if (undo) await undoReopening(on(0.2), { operationId });
  if (candidateId) {
    const candidacyId = await put(position.id, candidateId, 1);
    if (listed) {
      // Whoever got as far as the client is considered for the position, and stands on the list that is kept.
      await db.update(candidacies).set({ furthest: "submitted" }).where(eq(candidacies.id, candidacyId));
      await storeTopOfMind(on(1), { positionId: position.id });
    }
    await fillOpening(on(day), { openingId, candidacyId });
  }
  return position;
}

test("openings that came back are counted by who filled them, and each number has its rows", async () => {
  const known = await closed("Kim", false);
  const [fresh, listed] = [await rows.candidate("New"), await rows.candidate("Listed")];
  await refilled(known.id, 4);
  await refilled(listed.id, 6, { listed: true });
  const other = await refilled(fresh.id, 21);
  const open = await refilled(null, 0);
  await refilled(null, 0, { undo: true });
  const secret = await refilled(null, 0);
  await restrict(secret.id);

  const context = on(30, omar);
  expect(await countRefills(context)).toEqual({ known: 2, others: 1, nobody: 1, knownDays: 5, othersDays: 21 });
  expect(await countRefills(on(30))).toMatchObject({ nobody: 2 });
  expect(await countRefills(on(400))).toMatchObject({ known: 0, others: 0, nobody: 0, knownDays: null });

  const of = (from: "known" | "others" | "nobody" | null) => listRefills(context, { from, page: 1 });
  const by = (await of("known")).map(({ name, days, knownBy }) => [name, days, knownBy]);
  expect(by).toHaveLength(2);
  expect(by).toContainEqual(["Kim Test", 4, "history"]);
  expect(by).toContainEqual(["Listed Test", 6, "list"]);
  expect(await of("others")).toMatchObject([{ positionId: other.id, name: "New Test", days: 21, knownBy: null }]);
  expect(await of("nobody")).toMatchObject([{ positionId: open.id, filledAt: null, candidateId: null, days: null }]);
  expect(await of(null)).toHaveLength(4);
  expect(await listRefills(context, { from: null, page: 2 })).toEqual([]);
});

test("what came back open this week stands there with its last list, and is gone after a week", async () => {
  const position = await rows.position(dana.id, { discipline: "planning" });
  await addOpening(on(50), { positionId: position.id });
  const find = async (day: number, actor: Context["actor"] = dana) =>
    (await listBackOpen(on(day, actor))).find((one) => one.positionId === position.id);
  expect(await find(51)).toMatchObject({ kind: "opening_added", settledAt: null, list: null });
  const { listId } = await storeTopOfMind(on(52), { positionId: position.id });
  expect((await find(53))?.list).toEqual({ id: listId, people: 0 });
  expect(await find(58)).toBeUndefined();
  await restrict(position.id);
  expect(await find(53, omar)).toBeUndefined();
});
