import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context, type OperationContext } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { recordAudit } from "@/features/audit/mutations";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { Refusal } from "@/lib/errors";
import { eachRow } from "./each-row";
import { runOperation } from "./run-operation";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const as = (): Context => ({ actor: dana, now, db });
const count = () => db.$count(operations);

async function card() {
  const position = await rows.position(dana.id);
  const candidate = await rows.candidate("Maria");
  const { done: added } = await addToPosition(as(), { positionId: position.id, candidateIds: [candidate.id] });
  return added[0]!.candidacyId;
}

const idOf = (row: { candidacyId: string }) => row.candidacyId;
const change = (inside: OperationContext, subjectId: string) =>
  recordAudit(inside, { noun: "candidacies", subjectId, fields: ["stage"] });

test("an operation says who, when and why, and its entries name it", async () => {
  const candidacyId = await card();
  await runOperation(as(), { verb: "tryOut", reason: " Asked by the client " }, (inside) =>
    change(inside, candidacyId),
  );
  expect((await auditOf(db, candidacyId)).at(-1)).toMatchObject({
    verb: "tryOut",
    recruiterId: dana.id,
    reason: "Asked by the client",
    fields: ["stage"],
  });
});

test("one that changed nothing leaves no row, nor does one that failed", async () => {
  const candidacyId = await card();
  await recordYes(as(), { candidacyId });
  const before = await count();
  await recordYes(as(), { candidacyId });
  const failed = runOperation(as(), { verb: "tryOut" }, async (inside) => {
    await change(inside, candidacyId);
    throw new Refusal("No.");
  });
  await expect(failed).rejects.toThrow("No.");
  expect(await count()).toBe(before);
});

test("a verb inside another is part of it: one row, named by all entries", async () => {
  const candidacyId = await card();
  const before = await count();
  const operationId = await runOperation(as(), { verb: "outer" }, async (inside) => {
    await runOperation(inside, { verb: "inner", reason: "of the inner" }, (part) => change(part, candidacyId));
    return inside.operation.id;
  });
  expect(await count()).toBe(before + 1);
  expect((await auditOf(db, candidacyId)).at(-1)).toMatchObject({ verb: "outer", reason: null });
  expect(await db.$count(operations, eq(operations.id, operationId))).toBe(1);
});

test("what a refused part had recorded is rolled back and does not count", async () => {
  const [one, two] = [await card(), await card()];
  const before = await count();
  const cards = [one, two].map((candidacyId) => ({ candidacyId }));
  const bulk = (refused: string[]) =>
    runOperation(as(), { verb: "tryOut" }, (inside) =>
      eachRow(inside, cards, idOf, async (savepoint, { candidacyId }) => {
        await change(savepoint, candidacyId);
        if (refused.includes(candidacyId)) throw new Refusal("Not this one.");
      }),
    );
  expect(await bulk([one, two])).toMatchObject({ done: [], refused: [{}, {}] });
  expect(await count()).toBe(before);
  expect(await bulk([one])).toMatchObject({ refused: [{ id: one, sentence: "Not this one." }] });
  expect(await count()).toBe(before + 1);
});

test("an unexpected error in a bulk verb takes every card back", async () => {
  const [one, two] = [await card(), await card()].toSorted();
  const before = await count();
  const bulk = runOperation(as(), { verb: "tryOut" }, (inside) =>
    eachRow(inside, [{ candidacyId: two! }, { candidacyId: one! }], idOf, async (savepoint, { candidacyId }) => {
      await change(savepoint, candidacyId);
      if (candidacyId === two) throw new Error("Out of disk.");
    }),
  );
  await expect(bulk).rejects.toThrow("Out of disk.");
  expect(await count()).toBe(before);
  expect(await auditOf(db, one!)).toHaveLength(1);
});

test("rows may name an operation before it is written: every foreign key to it is checked at the end", async () => {
  const keys = await db.execute<{ name: string; deferred: boolean }>(sql`
    select conrelid::regclass || '.' || conname as name, condeferred as deferred
    from pg_constraint where contype = 'f' and confrelid = 'operations'::regclass`);
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter(({ deferred }) => !deferred).map(({ name }) => name)).toEqual([]);
});
