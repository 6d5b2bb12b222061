import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, stageMoves } from "@/db/schema/candidacies";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { closeOut } from "./close-out";
import { addToPosition } from "./add-to-position";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });

test("many at once, each with a first move; who is there already stays as they are, and the report says why", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const ids = await Promise.all(["Ana", "Ben", "Cy"].map(async (name) => (await rows.candidate(name)).id));
  const first = await addToPosition(as(), { positionId, candidateIds: ids.slice(0, 1), stage: "screened" });
  const all = await addToPosition(as(), { positionId, candidateIds: [...ids, ids[0]!] });

  expect(first.done).toHaveLength(1);
  expect(all.done.map((one) => one.candidateId)).toEqual(ids.slice(1).toSorted());
  const sentence = "Ana Test is on this position already: Dana Ruiz moved them to Screened a moment ago.";
  expect(all.refused).toEqual([{ id: ids[0], sentence }]);
  const [card] = await db.select().from(candidacies).where(eq(candidacies.id, first.done[0]!.candidacyId));
  expect(card).toMatchObject({ stage: "screened", version: 1, addedBy: dana.id });
  expect(await db.$count(stageMoves, eq(stageMoves.candidacyId, all.done[0]!.candidacyId))).toBe(1);
});

test("two recruiters at once put one candidate on once, and the loser is told who was first", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { id } = await rows.candidate("Ana");
  const both = await Promise.all(
    [dana, mintRecruiter(await rows.recruiter("Omar"))].map((actor) =>
      addToPosition(as(actor), { positionId, candidateIds: [id] }),
    ),
  );
  expect(both.flatMap((one) => one.done)).toHaveLength(1);
  const sentence = expect.stringMatching(
    /^Ana Test is on this position already: (Dana Ruiz|Omar) moved them to Sourced/,
  );
  expect(both.flatMap((one) => one.refused)).toEqual([{ id, sentence }]);
});

test("who was closed out comes back to Sourced by a move, as the same candidacy", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { id } = await rows.candidate("Ana");
  const { done } = await addToPosition(as(), { positionId, candidateIds: [id] });
  const { candidacyId } = done[0]!;
  await closeOut(as(), { candidacyId, side: "us", reason: "no_reply" });
  const again = await addToPosition(as(), { positionId, candidateIds: [id] });

  expect(again).toEqual({ done: [{ candidateId: id, candidacyId, revived: true }], refused: [] });
  const moves = await db.select().from(stageMoves).where(eq(stageMoves.candidacyId, candidacyId));
  expect(moves.at(-1)).toMatchObject({ toStage: "sourced", reason: "Added again" });
});

test("who was merged into another person is refused alone: the others are put on", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const [ana, ben, cy] = [await rows.candidate("Ana"), await rows.candidate("Ben"), await rows.candidate("Cy")];
  await db.update(people).set({ mergedIntoId: ana.personId }).where(eq(people.id, ben.personId));
  const { done, refused } = await addToPosition(as(), { positionId, candidateIds: [ben.id, cy.id] });
  expect(done).toMatchObject([{ candidateId: cy.id, revived: false }]);
  expect(refused).toEqual([{ id: ben.id, sentence: "Ben Test was merged into another person." }]);
});

test("who is unknown is refused alone: the others are put on", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const cy = await rows.candidate("Cy");
  const unknown = positionId;
  const { done, refused } = await addToPosition(as(), { positionId, candidateIds: [unknown, cy.id] });
  expect(done).toMatchObject([{ candidateId: cy.id, revived: false }]);
  expect(refused).toEqual([{ id: unknown, sentence: "This candidate no longer exists." }]);
});

test("refused as a whole: a closed position, nobody picked, a viewer", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { id } = await rows.candidate("Ana");
  const put = (candidateIds: string[], actor: Context["actor"] = dana) =>
    addToPosition(as(actor), { positionId, candidateIds });
  await expect(put([])).rejects.toThrow("at least one");
  await expect(put([id], mintRecruiter(await rows.recruiter("Vera", "viewer")))).rejects.toThrow("viewer");
  await db.update(positions).set({ status: "closed" }).where(eq(positions.id, positionId));
  await expect(put([id])).rejects.toThrow("This position is closed");
  expect(await db.$count(candidacies, eq(candidacies.positionId, positionId))).toBe(0);
});
