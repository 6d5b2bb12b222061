import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { importRows, imports } from "@/db/schema/imports";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { failImport, resumeImport } from "@/features/imports/mutations/fail-import";
import { startImport } from "@/features/imports/mutations/start-import";
import { uploadImport } from "@/features/imports/mutations/upload-import";
import { runImports } from "./run-imports";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana: Context = { actor: mintRecruiter(await rows.recruiter("Dana Ruiz")), now, db };
const system: Context = { ...dana, actor: { kind: "system", name: "test" } };
const mapping = { fullName: "Name", email: "Email" };

async function started(text: string) {
  const { importId } = await uploadImport(dana, { fileName: "people.csv", file: [Buffer.from(text)] });
  await startImport(dana, { importId, mapping, knownRows: "fill" });
  return importId;
}

async function fileOf(importId: string) {
  const [file] = await db.select().from(imports).where(eq(imports.id, importId));
  const report = await db.select().from(importRows).where(eq(importRows.importId, importId));
  return { ...file!, verdicts: report.map(({ verdict }) => verdict) };
}

async function run() {
  const errors: unknown[] = [];
  await runImports({ db, clock: () => now, signal: new AbortController().signal, onError: (one) => errors.push(one) });
  return errors;
}

/** What the database answers to the report of one file from now on. */
async function refuseReport(importId: string, sqlstate: string) {
  await owner.sql.unsafe(`create or replace function refuse_report() returns trigger language plpgsql as $$
    begin raise exception 'no' using errcode = '${sqlstate}'; end $$`);
  await owner.sql.unsafe(`create trigger refuse_report before insert on import_rows for each row
    when (new.import_id = '${importId}') execute function refuse_report()`);
}

test("a file that fails ends with its reason, and the files after it are imported; it goes on when it is asked to", async () => {
  const broken = await started("Name,Email\nAna Ruiz,ana@people.test\n");
  const sound = await started("Name,Email\nLi Chen,li@people.test\n");
  await refuseReport(broken, "XX001");
  expect(await run()).toHaveLength(1);
  expect(await fileOf(broken)).toMatchObject({ state: "failed", error: "PostgresError XX001", verdicts: [] });
  expect(await fileOf(sound)).toMatchObject({ state: "done", verdicts: ["created"] });
  expect((await auditOf(db, broken)).at(-1)).toMatchObject({ verb: "failImport", systemName: "run-imports" });
  expect(await run()).toEqual([]);

  await owner.sql`drop trigger refuse_report on import_rows`;
  await resumeImport(dana, { importId: broken });
  await expect(resumeImport(dana, { importId: broken })).rejects.toThrow("This import is no longer stopped.");
  await run();
  expect(await fileOf(broken)).toMatchObject({ state: "done", error: null, verdicts: ["created"] });
  await failImport(system, { importId: broken, error: "late" });
  expect(await fileOf(broken)).toMatchObject({ state: "done", error: null });
});

test("a database that was away for a moment fails no file", async () => {
  const importId = await started("Name,Email\nBo Berg,bo@people.test\n");
  await refuseReport(importId, "57P03");
  expect(await run()).toHaveLength(1);
  expect(await fileOf(importId)).toMatchObject({ state: "running", error: null });
  await owner.sql`drop trigger refuse_report on import_rows`;
  expect(await run()).toEqual([]);
  expect(await fileOf(importId)).toMatchObject({ state: "done", verdicts: ["created"] });
});

test("columns may be named like the parts that every JavaScript object has", async () => {
  const importId = await started(
    "constructor,toString,__proto__,Email,Name\n,,,noor@people.test,Noor Haddad\nA,B,C,omar@people.test,Omar Said\n",
  );
  expect(await run()).toEqual([]);
  expect(await fileOf(importId)).toMatchObject({ state: "done", verdicts: ["created", "created"] });
  const [noor, omar] = await db
    .select()
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .orderBy(importRows.line);
  expect(Object.keys(noor!.cells)).toEqual(["Name", "Email"]);
  expect(Object.entries(omar!.cells)).toEqual(
    expect.arrayContaining([
      ["constructor", "A"],
      ["__proto__", "C"],
    ]),
  );
});
