import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, stageMoves } from "@/db/schema/candidacies";
import { positions } from "@/db/schema/positions";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { closeOut } from "./close-out";
import { putOnPosition } from "./put-on-position";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });

test("many at once, each with a first move; who is there already stays as they are", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const ids = await Promise.all(["Ana", "Ben", "Cy"].map(async (name) => (await rows.candidate(name)).id));
  const first = await putOnPosition(as(), { positionId, candidateIds: ids.slice(0, 1), stage: "screened" });
  const all = await putOnPosition(as(), { positionId, candidateIds: [...ids, ids[0]!] });

  expect(first.added).toHaveLength(1);
  expect(all.added.map((one) => one.candidateId)).toEqual(ids.slice(1).toSorted());
  expect(all.already).toEqual(first.added);
  const [card] = await db.select().from(candidacies).where(eq(candidacies.id, first.added[0]!.candidacyId));
  expect(card).toMatchObject({ stage: "screened", version: 1, addedBy: dana.id });
  expect(await db.$count(stageMoves, eq(stageMoves.candidacyId, all.added[0]!.candidacyId))).toBe(1);
});

test("two recruiters at once put one candidate on once", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { id } = await rows.candidate("Ana");
  const both = await Promise.all(
    [dana, mintRecruiter(await rows.recruiter("Omar"))].map((actor) =>
      putOnPosition(as(actor), { positionId, candidateIds: [id] }),
    ),
  );
  expect(both.flatMap((one) => one.added)).toHaveLength(1);
  expect(both.flatMap((one) => one.already)).toHaveLength(1);
});

test("who was closed out comes back to Sourced by a move, as the same candidacy", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { id } = await rows.candidate("Ana");
  const { added } = await putOnPosition(as(), { positionId, candidateIds: [id] });
  await closeOut(as(), { candidacyId: added[0]!.candidacyId, side: "us", reason: "no_reply" });
  const again = await putOnPosition(as(), { positionId, candidateIds: [id] });

  expect(again).toEqual({ added: [], already: [], revived: added });
  const moves = await db.select().from(stageMoves).where(eq(stageMoves.candidacyId, added[0]!.candidacyId));
  expect(moves.at(-1)).toMatchObject({ toStage: "sourced", reason: "Put on again" });
});

test("refused: a closed position, nobody picked, somebody unknown, a viewer", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { id } = await rows.candidate("Ana");
  const put = (candidateIds: string[], actor: Context["actor"] = dana) =>
    putOnPosition(as(actor), { positionId, candidateIds });
  await expect(put([])).rejects.toThrow("at least one");
  await expect(put([id, positionId])).rejects.toThrow("candidate is not here");
  await expect(put([id], mintRecruiter(await rows.recruiter("Vera", "viewer")))).rejects.toThrow("viewer");
  await db.update(positions).set({ status: "closed" }).where(eq(positions.id, positionId));
  await expect(put([id])).rejects.toThrow("This position is closed");
  expect(await db.$count(candidacies, eq(candidacies.positionId, positionId))).toBe(0);
});
