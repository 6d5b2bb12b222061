import { asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { importParts, importRows } from "@/db/schema/imports";
import { testDatabase } from "@/db/test-database";
import { databaseBefore } from "@/db/test-older-database";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { getImportPreview } from "../queries/get-import-preview";
import { runImport } from "./run-import";
import { startImport } from "./start-import";
import { uploadImport } from "./upload-import";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const system: Context = { actor: { kind: "system", name: "test" }, now, db };
const { recruiterId } = await addRecruiter(system, { name: "Dana Ruiz", email: "dana@firm.test", role: "recruiter" });
const dana: Context = {
  actor: mintRecruiter({ id: recruiterId, name: "Dana Ruiz", role: "recruiter", zone: "America/New_York" }),
  now,
  db,
};

const partBytes = 262_144;
const utf8 = (text: string) => Buffer.from(text);
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

/** A file whose first part ends so many bytes before the end of `before`, which begins the row of Zoë. */
function cutAt(before: string, backBytes: number, after: string, encode: (text: string) => Buffer) {
  const pad = (letters: number) => `Name,Email,Notes\nPad One,pad@people.test,${"x".repeat(letters)}\n${before}`;
  const missing = partBytes + backBytes - encode(pad(0)).length;
  const letterBytes = encode("xx").length - encode("x").length;
  return encode(`${pad(missing / letterBytes)}${after}\nLi Chen,li@people.test,last\n`);
}

/** As a line delivers a file: in pieces of no size in particular. */
function* delivered(file: Buffer) {
  for (let at = 0; at < file.length; at += 40_961) yield file.subarray(at, at + 40_961);
}

async function cellsOf(importId: string) {
  const { mapping } = await getImportPreview(dana, { importId, mapping: null });
  await startImport(dana, { importId, mapping, knownRows: "fill" });
  await runImport(system, { importId });
  const rows = await db
    .select({ cells: importRows.cells })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .orderBy(asc(importRows.line));
  return rows.map(({ cells }) => cells);
}

test.each([
  ["UTF-8, inside a letter", utf8, "Zoë Muñ", "oz,zoe8@people.test,here", 1],
  ["UTF-16, between the halves of a sign", utf16, "Zoë Muñoz 😀", ",zoe16@people.test,here", 2],
  ["inside a quoted cell with a line break", utf8, 'Zoë Muñoz,zoeq@people.test,"he\n', 're"', 0],
] as const)("the border of two parts: %s", async (_, encode, before, after, backBytes) => {
  const whole = cutAt(before, backBytes, after, encode);
  const { importId } = await uploadImport(dana, { fileName: "cut.csv", file: delivered(whole) });
  const parts = await db.select().from(importParts).where(eq(importParts.importId, importId)).orderBy(importParts.part);
  expect(parts.map(({ bytes }) => bytes.length)).toEqual([partBytes, whole.length - partBytes]);
  expect(Buffer.concat(parts.map(({ bytes }) => bytes)).equals(whole)).toBe(true);
  const [, zoe, li] = await cellsOf(importId);
  const [name, email, notes] = `${before}${after}`.split(",");
  expect(zoe).toEqual({ Name: name, Email: email, Notes: notes?.replaceAll('"', "") });
  expect(li).toEqual({ Name: "Li Chen", Email: expect.stringContaining("li"), Notes: "last" });
});

test("a file that grows too large while it comes is let go", async () => {
  let given = 0;
  function* endless() {
    for (const piece = Buffer.alloc(1_000_000, "Name,Email\n"); ; given += 1) yield piece;
  }
  await expect(uploadImport(dana, { fileName: "endless.csv", file: endless() })).rejects.toThrow("over 25 MB");
  expect(given).toBe(25);
});

test("a file that came before there were parts is run to its end", async () => {
  const { db, owner, migrateOn } = await databaseBefore("20261123081529");
  const [again] = await owner.db.execute<{ id: string }>(sql`
    insert into recruiters (name, email, role, created_at)
    values ('Dana Ruiz', 'dana@firm.test', 'recruiter', ${now.toISOString()}) returning id`);
  const whole = cutAt("Zoë Muñoz 😀", 2, ",zoe@people.test,here", utf16);
  const [old] = await owner.db.execute<{ id: string }>(sql`
    insert into imports (file_name, file, columns, mapping, state, row_count, done_count, by, created_at, started_at)
    values ('old.csv', ${whole}, '["Name","Email","Notes"]', '{"fullName":"Name","email":"Email","notes":"Notes"}',
      'running', 3, 0, ${again?.id}, ${now.toISOString()}, ${now.toISOString()}) returning id`);
  await migrateOn();
  const importId = old?.id ?? "";
  const parts = await db.select().from(importParts).where(eq(importParts.importId, importId)).orderBy(importParts.part);
  expect(parts.map(({ bytes }) => bytes.length)).toEqual([partBytes, whole.length - partBytes]);
  expect(Buffer.concat(parts.map(({ bytes }) => bytes)).equals(whole)).toBe(true);
  await runImport({ ...system, db }, { importId });
  const report = await db.select().from(importRows).orderBy(importRows.line);
  expect(report.map(({ cells, verdict }) => [cells.Name, verdict])).toEqual([
    ["Pad One", "created"],
    ["Zoë Muñoz 😀", "created"],
    ["Li Chen", "created"],
  ]);
});
