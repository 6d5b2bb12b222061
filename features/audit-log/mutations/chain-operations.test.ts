import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { findLinkHash, getChain } from "../queries/get-chain";
import { chainOperations } from "./chain-operations";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const dana = mintRecruiter(await testRows(db, now).recruiter("Dana Ruiz"));
const system: Context = { actor: { kind: "system", name: "test" }, now, db };

/** Operations of one entry each, to which nothing else leads: what they are about is gone. */
async function act(count: number) {
  for (let at = 0; at < count; at += 1)
    await runOperation(system, { verb: "signIn" }, async (inside) =>
      recordAudit(inside, { noun: "sessions", subjectId: crypto.randomUUID(), fields: ["endedAt"] }),
    );
}

/** What somebody does who owns the tables and switches its triggers off. */
async function asOwner(statement: string) {
  const tables = ["operations", "audit_entries", "audit_links"];
  await owner.db.transaction(async (tx) => {
    for (const name of tables) await tx.execute(sql.raw(`alter table ${name} disable trigger user`));
    await tx.execute(sql.raw(statement));
    // Keys that wait for the end of the transaction hold the tables until then.
    await tx.execute(sql`set constraints all immediate`);
    for (const name of tables) await tx.execute(sql.raw(`alter table ${name} enable trigger user`));
  });
}

const linkedOperation = async (number: number) => {
  const [row] = await db.execute<{ id: string }>(
    sql`select operation_id as id from audit_links where number = ${number}`,
  );
  return row!.id;
};

test("each operation gets one link, in order, however many workers chain at once", async () => {
  await act(5);
  expect((await getChain(system)).waiting).toBe(5);
  await Promise.all([chainOperations(system), chainOperations(system), chainOperations(system)]);
  await act(2);
  const end = await chainOperations(system);
  expect(end).toMatchObject({ number: 7 });
  expect(await getChain(system)).toEqual({ links: 7, waiting: 0, end, misfits: [] });
  expect(await findLinkHash(system, 7)).toBe(end?.hash);
  expect(await chainOperations(system)).toBeNull();
});

test.each([
  [
    "an operation that says something else",
    (id: string) => `update operations set verb = 'signOut' where id = '${id}'`,
    "changed",
  ],
  [
    "an operation at another time",
    (id: string) => `update operations set at = at + interval '1 second' where id = '${id}'`,
    "changed",
  ],
  [
    "an entry that says something else",
    (id: string) => `update audit_entries set fields = '{city}' where operation_id = '${id}'`,
    "changed",
  ],
  ["an entry that is gone", (id: string) => `delete from audit_entries where operation_id = '${id}'`, "changed"],
  [
    "an entry that was put in",
    (id: string) => `insert into audit_entries (operation_id, noun, subject_id) values ('${id}', 'clients', '${id}')`,
    "changed",
  ],
  [
    "an operation that is gone",
    (id: string) => `delete from audit_entries where operation_id = '${id}'; delete from operations where id = '${id}'`,
    "missing",
  ],
] as const)("%s is found", async (_, statementOn, kind) => {
  await act(3);
  const end = await chainOperations(system);
  const number = (end?.number ?? 0) - 1;
  const operationId = await linkedOperation(number);
  const before = (await getChain(system)).misfits;
  await asOwner(statementOn(operationId));
  const { misfits } = await getChain(system);
  expect(misfits.slice(before.length)).toEqual([{ kind, number, operationId }]);
});

test("an operation that was put in past the trigger is found", async () => {
  const before = (await getChain(system)).misfits.length;
  await asOwner(
    `insert into operations (verb, actor_kind, system_name, at) values ('addClient', 'system', 'nobody', '${now.toISOString()}')`,
  );
  const { misfits } = await getChain(system);
  expect(misfits).toHaveLength(before + 1);
  expect(misfits.at(-1)).toMatchObject({ kind: "inserted", number: null });
});

test("a link that is gone is found, and one that was changed", async () => {
  await act(3);
  const { number = 0 } = (await chainOperations(system)) ?? {};
  const kindsOf = async (at: number) =>
    (await getChain(system)).misfits.filter((one) => one.number === at).map(({ kind }) => kind);
  await asOwner(`update audit_links set hash = repeat('a', 64) where number = ${number - 2}`);
  expect(await kindsOf(number - 2)).toEqual(["changed"]);
  await asOwner(`delete from audit_links where number = ${number - 1}`);
  expect(await kindsOf(number - 1)).toEqual(["no link"]);
});

test("the log is chained by Callback alone, and its links are nobody's to change", async () => {
  await expect(chainOperations({ actor: dana, now, db })).rejects.toThrow("Only Callback itself can do this.");
  const denied = { cause: expect.objectContaining({ code: "42501" }) };
  await expect(db.execute(sql`update audit_links set hash = repeat('b', 64)`)).rejects.toMatchObject(denied);
  await expect(db.execute(sql`delete from audit_links`)).rejects.toMatchObject(denied);
});
