import { readFile } from "node:fs/promises";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { importRows, imports } from "@/db/schema/imports";
import { people } from "@/db/schema/people";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { failImport, resumeImport } from "@/features/imports/mutations/fail-import";
import { startImport } from "@/features/imports/mutations/start-import";
import { uploadImport } from "@/features/imports/mutations/upload-import";
import { getImportPreview } from "@/features/imports/queries/get-import-preview";
import { personName } from "@/features/people/queries/person-name";
import { countImports } from "./count-imports";
import type { ImportJob } from "./import-job";
import { runImports } from "./run-imports";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana: Context = { actor: mintRecruiter(await rows.recruiter("Dana Ruiz")), now, db };
const system: Context = { ...dana, actor: { kind: "system", name: "test" } };
const mapping = { fullName: "Name", email: "Email" };

async function uploaded(text: string) {
  const { importId } = await uploadImport(dana, { fileName: "people.csv", file: [Buffer.from(text)] });
  return importId;
}

async function started(text: string) {
  const importId = await uploaded(text);
  await countImports(job([]));
  await startImport(dana, { importId, mapping, knownRows: "fill" });
  return importId;
}

async function fileOf(importId: string) {
  const [file] = await db.select().from(imports).where(eq(imports.id, importId));
  const report = await db.select().from(importRows).where(eq(importRows.importId, importId));
  return { ...file!, verdicts: report.map(({ verdict }) => verdict) };
}

/** Who came in by a file, in the order of its rows, each with the cells of its report. */
async function profilesOf(importId: string) {
  const found = await db
    .select({
      cells: importRows.cells,
      name: personName(),
      emails: sql<string[]>`array(select address from person_emails e where e.person_id = ${people.id})`,
      phones: sql<string[]>`array(select e164 from person_phones n where n.person_id = ${people.id})`,
    })
    .from(importRows)
    .innerJoin(people, eq(people.id, importRows.personId))
    .where(eq(importRows.importId, importId))
    .orderBy(importRows.line);
  return found.map(({ cells, ...person }) => ({ ...person, cells: Object.entries(cells) }));
}

async function run() {
  const errors: unknown[] = [];
  await runImports(job(errors));
  return errors;
}

function job(errors: unknown[]): ImportJob {
  return { db, clock: () => now, signal: new AbortController().signal, onError: (one) => errors.push(one) };
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

test("columns named as parts of an object are columns like others: two people come in, and so does the next file", async () => {
  const { importId } = await uploadImport(dana, {
    fileName: "object-names.csv",
    file: [await readFile(new URL("object-names.csv", import.meta.url))],
  });
  await countImports(job([]));
  const { mapping: guessed } = await getImportPreview(dana, { importId, mapping: null });
  expect(guessed).toEqual({ fullName: "name", email: "constructor" });
  await startImport(dana, { importId, mapping: { ...guessed, phone: "toString" }, knownRows: "fill" });
  const next = await started("Name,Email\nGo Next,next@people.test\n");
  expect(await run()).toEqual([]);
  expect(await fileOf(importId)).toMatchObject({ state: "done", verdicts: ["created", "created"] });
  expect(await fileOf(next)).toMatchObject({ state: "done", verdicts: ["created"] });
  expect(await profilesOf(importId)).toEqual([
    { name: "Robin Abel", emails: [], phones: [], cells: [["name", "Robin Abel"]] },
    {
      name: "Robin Beale",
      emails: ["robin.b@firm.example"],
      phones: ["+18135550161"],
      cells: [
        ["name", "Robin Beale"],
        ["toString", "(813) 555-0161"],
        ["__proto__", "x"],
        ["constructor", "robin.b@firm.example"],
      ],
    },
  ]);
});

test("a file that no import could read ends with the sentence for its recruiter, and keeps no other from being read", async () => {
  const long = await uploaded(`Name,Email\nAna Ruiz,ana@people.test\n${"x".repeat(300_000)}\n`);
  const headOnly = await uploaded("Name,Email\n");
  const sound = await uploaded("Name,Email\nLi Chen,li@people.test\n");
  const errors: unknown[] = [];
  await countImports(job(errors));
  expect(errors).toEqual([]);
  const reason = "Row 3 is longer than 200,000 characters.";
  expect(await fileOf(long)).toMatchObject({ state: "failed", error: null, reason: expect.stringContaining(reason) });
  expect(await fileOf(headOnly)).toMatchObject({ state: "failed", reason: expect.stringContaining("no rows") });
  expect(await fileOf(sound)).toMatchObject({ state: "uploaded", rowCount: 1, columns: ["Name", "Email"] });
  await expect(resumeImport(dana, { importId: long })).rejects.toThrow(reason);
  await expect(startImport(dana, { importId: long, mapping, knownRows: "fill" })).rejects.toThrow(reason);
});

test("a file whose reading broke is read again when it is asked to", async () => {
  const importId = await uploaded("Name,Email\nLi Chen,li@people.test\n");
  await expect(startImport(dana, { importId, mapping, knownRows: "fill" })).rejects.toThrow("still being read");
  await owner.sql`alter table import_parts rename to import_parts_away`;
  const errors: unknown[] = [];
  await countImports(job(errors));
  await owner.sql`alter table import_parts_away rename to import_parts`;
  expect(errors).toHaveLength(1);
  expect(await fileOf(importId)).toMatchObject({ state: "failed", error: "PostgresError 42P01", reason: null });
  await resumeImport(dana, { importId });
  await countImports(job([]));
  expect(await fileOf(importId)).toMatchObject({ state: "uploaded", error: null, rowCount: 1 });
});

test("a worker that leaves while it reads a file fails nothing, and the next one reads it", async () => {
  const importId = await uploaded("Name,Email\nLi Chen,li@people.test\n");
  const errors: unknown[] = [];
  const leaving = new AbortController();
  const counting = countImports({ ...job(errors), signal: leaving.signal });
  leaving.abort();
  await counting;
  expect(errors).toEqual([]);
  expect(await fileOf(importId)).toMatchObject({ state: "counting", error: null, reason: null });
  await countImports(job(errors));
  expect(await fileOf(importId)).toMatchObject({ state: "uploaded" });
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
