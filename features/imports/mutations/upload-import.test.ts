import { and, asc, eq, sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { importParts, importRows, imports } from "@/db/schema/imports";
import { testDatabase } from "@/db/test-database";
import { databaseBefore } from "@/db/test-older-database";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { partBytes } from "../inputs";
import { getImportPreview } from "../queries/get-import-preview";
import { countImport } from "./count-import";
import { dropLostUploads } from "./drop-uploads";
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

const other = await addRecruiter(system, { name: "Rae Duarte", email: "rae@firm.test", role: "recruiter" });
const rae: Context = {
  ...dana,
  actor: mintRecruiter({ id: other.recruiterId, name: "Rae Duarte", role: "recruiter", zone: "America/New_York" }),
};

const utf8 = (text: string) => Buffer.from(text);
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

/** A file whose first part ends so many bytes before the end of `before`, which begins the row of Zoë. */
function cutAt(before: string, backBytes: number, after: string, encode: (text: string) => Buffer) {
  const letterBytes = encode("xx").length - encode("x").length;
  const notes = (letters: number) => "x".repeat(letters);
  const padRows = Math.floor(partBytes / letterBytes / 40_100);
  const pads = Array.from({ length: padRows }, (_, at) => `Pad ${at},pad${at}@people.test,${notes(40_000)}\n`).join("");
  const pad = (letters: number) => `Name,Email,Notes\n${pads}Pad Last,pad@people.test,${notes(letters)}\n${before}`;
  const missing = partBytes + backBytes - encode(pad(0)).length;
  return encode(`${pad(missing / letterBytes)}${after}\nLi Chen,li@people.test,last\n`);
}

/** As a line delivers a file: in pieces of no size in particular. */
function* delivered(file: Buffer) {
  for (let at = 0; at < file.length; at += 40_961) yield file.subarray(at, at + 40_961);
}

async function cellsOf(importId: string) {
  await countImport(system, { importId });
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
  const [zoe, li] = (await cellsOf(importId)).slice(-2);
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

/** A file that comes to a halt after its first part until it is told to go on. */
function halting(text: string) {
  const { promise: goesOn, resolve: goOn, reject: breakOff } = Promise.withResolvers<void>();
  const { promise: halts, resolve: halt } = Promise.withResolvers<void>();
  async function* file() {
    yield Buffer.from(text.slice(0, partBytes));
    halt();
    await goesOn;
    yield Buffer.from(text.slice(partBytes));
  }
  return { file: file(), halts, goOn, breakOff };
}

const longFile = `Name,Email\n${"Li Chen,li@people.test\n".repeat(12_000)}`;
const partsOf = async (importId: string) => db.$count(importParts, eq(importParts.importId, importId));
const uploading = async (by: string) =>
  db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.state, "receiving"), eq(imports.by, by)));

test("a recruiter uploads one file at a time: the second is told which one is first, and nobody else waits", async () => {
  const first = halting(longFile);
  const uploaded = uploadImport(dana, { fileName: "first.csv", file: first.file });
  await first.halts;
  await expect(uploadImport(dana, { fileName: "second.csv", file: [utf8("Name,Email\n")] })).rejects.toThrow(
    "Your file “first.csv” is still uploading. Wait until it is done, then upload this one.",
  );
  await uploadImport(rae, { fileName: "third.csv", file: [utf8("Name,Email\nBo,bo@people.test\n")] });
  first.goOn();
  const { importId } = await uploaded;
  expect(await partsOf(importId)).toBe(2);
  await uploadImport(dana, { fileName: "second.csv", file: [utf8("Name,Email\nBo,bo@people.test\n")] });
});

test("a file whose answer was lost is sent again and is the one that is here", async () => {
  const press = { key: crypto.randomUUID() };
  const file = [utf8("Name,Email\nBo,bo@people.test\n")];
  const before = await db.$count(imports);
  const first = await uploadImport({ ...dana, press }, { fileName: "bo.csv", file });
  let read = 0;
  const second = await uploadImport(
    { ...dana, press: { ...press, again: "same" } },
    {
      fileName: "bo.csv",
      file: (function* () {
        read += 1;
        yield* file;
      })(),
    },
  );
  expect([second, read]).toEqual([first, 0]);
  expect(await db.$count(imports)).toBe(before + 1);
  const another = await uploadImport({ ...dana, press: { key: crypto.randomUUID() } }, { fileName: "bo.csv", file });
  expect(another.importId).not.toBe(first.importId);
});

test("of one press that came in twice, the later one leaves nothing and gets the answer of the first", async () => {
  const press = { key: crypto.randomUUID() };
  const slow = halting(longFile);
  const before = await db.$count(imports);
  const late = uploadImport({ ...rae, press: { ...press } }, { fileName: "slow.csv", file: slow.file });
  await slow.halts;
  const [row] = await uploading(other.recruiterId);
  // What a proxy that sends a request twice can do: the first is through while the second still comes in.
  await db
    .update(imports)
    .set({ state: "uploaded" })
    .where(eq(imports.id, row?.id ?? ""));
  const first = await uploadImport(
    { ...rae, press: { ...press } },
    { fileName: "slow.csv", file: [utf8("Name,Email\n")] },
  );
  await db
    .update(imports)
    .set({ state: "receiving" })
    .where(eq(imports.id, row?.id ?? ""));
  slow.goOn();
  expect(await late).toEqual(first);
  expect(await db.$count(imports)).toBe(before + 1);
});

test("an upload whose connection breaks leaves nothing behind, and the next one is taken", async () => {
  const broken = halting(longFile);
  const uploaded = uploadImport(dana, { fileName: "broken.csv", file: broken.file });
  const settled = Promise.allSettled([uploaded]);
  await broken.halts;
  const [row] = await uploading(recruiterId);
  expect(await partsOf(row?.id ?? "")).toBe(1);
  broken.breakOff(new Error("aborted"));
  await settled;
  await expect(uploaded).rejects.toThrow("aborted");
  expect(await uploading(recruiterId)).toEqual([]);
  expect(await partsOf(row?.id ?? "")).toBe(0);
});

test("an upload that nobody goes on with is dropped after a minute; one that goes on is not", async () => {
  const stalled = halting(longFile);
  const uploaded = uploadImport(dana, { fileName: "stalled.csv", file: stalled.file });
  const settled = Promise.allSettled([uploaded]);
  await stalled.halts;
  await vi.waitFor(async () => expect(await partsOf((await uploading(recruiterId))[0]?.id ?? "")).toBe(1));
  const later = (seconds: number): Context => ({ ...system, now: new Date(now.getTime() + seconds * 1_000) });
  await dropLostUploads(later(60));
  expect(await uploading(recruiterId)).toHaveLength(1);
  await dropLostUploads(later(61));
  expect(await uploading(recruiterId)).toEqual([]);
  stalled.goOn();
  await settled;
  await expect(uploaded).rejects.toThrow("The upload stalled and was dropped. Upload the file again.");
  expect(await uploading(recruiterId)).toEqual([]);
});

test("the request reads no more than the head, and refuses what is no table before the rest has come", async () => {
  const first = halting("a".repeat(partBytes * 2));
  await expect(uploadImport(dana, { fileName: "cell.csv", file: first.file })).rejects.toThrow(
    "Row 1 is longer than 65,000 characters",
  );
  expect(await uploading(recruiterId)).toEqual([]);
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
  expect(report.slice(-3).map(({ cells, verdict }) => [cells.Name, verdict])).toEqual([
    ["Pad Last", "created"],
    ["Zoë Muñoz 😀", "created"],
    ["Li Chen", "created"],
  ]);
});
