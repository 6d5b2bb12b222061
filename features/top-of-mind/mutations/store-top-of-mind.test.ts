import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { candidates } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import { topOfMindLists } from "@/db/schema/top-of-mind";
import { testDatabase } from "@/db/test-database";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import type { Discipline } from "@/db/vocabulary/candidates";
import { pointGroupDefaults } from "@/db/vocabulary/top-of-mind";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { getTopOfMind } from "../queries/get-top-of-mind";
import { findStoredList, listStoredLists } from "../queries/stored-lists";
import type { TopRow } from "../queries/get-top-of-mind";
import type { Asked, Gated } from "../rules/facts";
import { rulesVersion, type Weights } from "../rules/points";
import { rankFinalists } from "../rules/rank";
import { weightsOf } from "../rules/weights";
import { changePointWeights } from "./change-point-weights";
import { storeTopOfMind } from "./store-top-of-mind";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const hourLater = new Date("2026-03-12T16:00:00Z");
const tomorrow = new Date("2026-03-13T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const admin = mintRecruiter(await rows.recruiter("Ada", "admin"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (at = now, actor: Context["actor"] = dana): Context => ({ actor, now: at, db });

async function known(discipline: Discipline) {
  const position = await rows.position(dana.id, { discipline });
  const [maria, james] = [await rows.candidate("Maria"), await rows.candidate("James")];
  const { done: added } = await addToPosition(as(), { positionId: position.id, candidateIds: [maria.id, james.id] });
  for (const { candidacyId, candidateId } of added)
    await closeOut(as(), {
      candidacyId,
      side: "client",
      reason: "position_filled",
      runnerUp: candidateId === maria.id,
    });
  return { positionId: position.id, maria, james };
}

const names = (list: { name: string }[]) => list.map((one) => one.name);

test("a stored list is shown as it was, and an unchanged one is not stored twice", async () => {
  const { positionId, maria } = await known("structural");
  const first = await storeTopOfMind(as(), { positionId });
  expect(first.stored).toBe(true);
  for (const at of [hourLater, tomorrow])
    expect(await storeTopOfMind(as(at), { positionId })).toEqual({ listId: first.listId, stored: false });

  await db
    .update(people)
    .set({ doNotContactAt: now, doNotContactReason: "asked" })
    .where(eq(people.id, maria.personId));
  const second = await storeTopOfMind(as(tomorrow), { positionId });
  expect(second.stored).toBe(true);

  const was = some(await findStoredList(as(), { positionId, listId: first.listId }));
  expect(was).toMatchObject({ at: now, by: "Dana Ruiz", position: { today: "2026-03-12" } });
  expect(names(was.rows)).toEqual(["Maria Test", "James Test"]);
  expect(was.rows).toEqual(JSON.parse(JSON.stringify(was.rows)));
  const after = some(await findStoredList(as(), { positionId, listId: second.listId }));
  expect(names(after.rows)).toEqual(["James Test"]);
  expect(names(after.notListed)).toEqual(["Maria Test"]);
  const lists = await listStoredLists(as(), { positionId });
  expect(lists.map((one) => one.id)).toEqual([second.listId, first.listId]);
  expect(await db.$count(auditEntries, eq(auditEntries.subjectId, first.listId))).toBe(1);
});

test("what is stored is what was shown", async () => {
  const { positionId } = await known("civil");
  const shown = await getTopOfMind(as(), { positionId });
  const { listId } = await storeTopOfMind(as(), { positionId });
  const { rows: stored, notListed } = some(await findStoredList(as(), { positionId, listId }));
  expect(stored).toEqual(JSON.parse(JSON.stringify(shown.rows)));
  expect(notListed).toEqual(shown.notListed);
});

/** A kept list, and whether its own inputs make it again under its own weights, to the byte. */
async function replay(listId: string) {
  const [kept] = await db.select().from(topOfMindLists).where(eq(topOfMindLists.id, listId));
  const inputs = kept!.inputs as {
    asked: Asked;
    facts: Gated[];
    today: string;
    version: number;
    weights: Weights;
  };
  const again = rankFinalists(inputs.asked, inputs.facts, inputs.today, inputs.weights);
  const made = (rows: object[]) => JSON.stringify(rows, sortedKeys);
  const shown = kept!.rows as TopRow[];
  expect(
    made(
      again.rows.map(({ finalist, points, total, warnings }) => ({
        id: finalist.candidateId,
        points,
        total,
        warnings,
      })),
    ),
  ).toBe(made(shown.map(({ candidateId, points, total, warnings }) => ({ id: candidateId, points, total, warnings }))));
  return { inputs, shown, width: kept!.width };
}

test("a stored list says by which rules and weights it was made, and they make it again to the byte", async () => {
  const { positionId } = await known("rail");
  const { listId } = await storeTopOfMind(as(), { positionId });
  const { inputs, shown } = await replay(listId);
  expect(inputs).toMatchObject({ version: rulesVersion, weights: weightsOf() });
  expect(shown).toHaveLength(2);
});

test("a wider list is kept beside the ordinary one, and shown as it was", async () => {
  const { positionId } = await known("landscape");
  const stranger = await rows.candidate("Stranger", { discipline: "landscape", level: "senior" });
  const first = await storeTopOfMind(as(), { positionId });
  const wide = await storeTopOfMind(as(hourLater), { positionId, wide: "role" });
  expect(wide.stored).toBe(true);
  expect(await storeTopOfMind(as(tomorrow), { positionId })).toEqual({ listId: first.listId, stored: false });
  const again = await storeTopOfMind(as(tomorrow), { positionId, wide: "role" });
  expect(again).toEqual({ listId: wide.listId, stored: false });
  expect((await replay(wide.listId)).width).toBe("role");

  const lists = await listStoredLists(as(), { positionId });
  expect(lists.map(({ id, width }) => [id, width])).toEqual([
    [wide.listId, "role"],
    [first.listId, "known"],
  ]);
  const seen = await getTopOfMind(as(tomorrow), { positionId, wide: "role" });
  expect(seen.fingerprint).toBe(lists[0]!.fingerprint);
  await db.update(people).set({ firstName: "Renamed" }).where(eq(people.id, stranger.personId));
  const was = some(await findStoredList(as(tomorrow), { positionId, listId: wide.listId }));
  expect(was).toMatchObject({ width: "role", considered: { own: 2, similar: 0, wider: 1 } });
  expect(names(was.rows)).toContain("Stranger Test");
});

test("other weights make another list, and each is made again under its own", async () => {
  const { positionId } = await known("survey");
  const before = await storeTopOfMind(as(), { positionId });
  const pointWeights = { how_far: 20, client_said: 30, fit: 45, warmth: 5 };
  await changePointWeights(as(now, admin), { ...pointWeights, reason: "Fit counts more.", seenAt: null });
  const after = await storeTopOfMind(as(hourLater), { positionId });
  expect(after.stored).toBe(true);
  const [old, made] = [await replay(before.listId), await replay(after.listId)];
  expect([old.inputs.weights, made.inputs.weights]).toEqual([weightsOf(), weightsOf(pointWeights)]);
  expect(made.shown.map(({ points }) => points)).not.toEqual(old.shown.map(({ points }) => points));
  await changePointWeights(as(hourLater, admin), { ...pointGroupDefaults, reason: "Back again.", seenAt: now });
});

test("the page knows the list that was kept last, and a new fact makes it another", async () => {
  const { positionId, maria } = await known("planning");
  await storeTopOfMind(as(), { positionId });
  const [last] = await listStoredLists(as(), { positionId });
  expect((await getTopOfMind(as(tomorrow), { positionId, most: 1 })).fingerprint).toBe(last!.fingerprint);
  await db
    .update(candidates)
    .set({ software: ["etabs"] })
    .where(eq(candidates.id, maria.id));
  expect((await getTopOfMind(as(tomorrow), { positionId })).fingerprint).not.toBe(last!.fingerprint);
});

/** The database keeps keys in an order of its own. */
function sortedKeys(_: string, value: unknown): unknown {
  return value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

test("two who look at once store it once", async () => {
  const { positionId } = await known("bridge");
  const both = await Promise.all([storeTopOfMind(as(), { positionId }), storeTopOfMind(as(), { positionId })]);
  expect(both.filter((one) => one.stored)).toHaveLength(1);
  expect(await db.$count(topOfMindLists, eq(topOfMindLists.positionId, positionId))).toBe(1);
});

test("a viewer stores nothing, and a list is its own position's", async () => {
  const { positionId } = await known("water");
  await expect(storeTopOfMind(as(now, viewer), { positionId })).rejects.toThrow("viewer");
  const { listId } = await storeTopOfMind(as(), { positionId });
  const other = await rows.position(dana.id);
  expect(await findStoredList(as(), { positionId: other.id, listId })).toBeNull();
  await expect(getTopOfMind(as(), { positionId: listId })).rejects.toThrow("no longer exists");
});
