import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { eq, inArray, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { changedValues } from "@/db/schema/audit";
import { candidates } from "@/db/schema/candidates";
import { importRows, imports } from "@/db/schema/imports";
import { people, personEmails, personPhones } from "@/db/schema/people";
import { testDatabase } from "@/db/test-database";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { getImportPreview } from "../queries/get-import-preview";
import { importChunk } from "./import-chunk";
import { runImport } from "./run-import";
import { importing } from "./test-imports";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const system: Context = { actor: { kind: "system", name: "test" }, now, db };
const { recruiterId } = await addRecruiter(system, { name: "Dana Ruiz", email: "dana@firm.test", role: "recruiter" });
const dana: Context = {
  actor: mintRecruiter({ id: recruiterId, name: "Dana Ruiz", role: "recruiter", zone: "America/New_York" }),
  now,
  db,
};
const shared = [process.env.SHARED_DIR, resolve("../shared"), "/work/shared"].find(
  (folder) => folder && existsSync(join(folder, "data/people")),
);

const { upload, start, importAll, report } = importing(dana, system);

async function findByAddress(address: string) {
  const [row] = await db
    .select({ firstName: people.firstName, lastName: people.lastName, title: candidates.title, city: people.city })
    .from(personEmails)
    .innerJoin(people, eq(people.id, personEmails.personId))
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(eq(personEmails.address, address));
  return row;
}

test("people come in, without an address too; a row without a name is refused", async () => {
  const rows = await importAll(
    "First Name,Last Name,Email,Phone,State\nMaria,Alvarez,Maria.Alvarez@People.test,(813) 555-0142,FL\nJames,Okafor,,,\n,,nobody@people.test,,\n",
  );
  expect(rows.map(({ line, verdict }) => [line, verdict])).toEqual([
    [2, "created"],
    [3, "created"],
    [4, "refused"],
  ]);
  expect(rows[2]?.reason).toBe("No name for nobody@people.test.");
  expect(await findByAddress("maria.alvarez@people.test")).toMatchObject({ firstName: "Maria", lastName: "Alvarez" });
});

test.each([
  ["update", "Project Manager", "Orlando", "updated"],
  ["fill", "Designer", "Orlando", "updated"],
  ["skip", "Designer", null, "unchanged"],
] as const)("an address that is known: %s", async (choice, title, city, verdict) => {
  const address = `known-${choice}@people.test`;
  await addCandidate(dana, { firstName: "Priya", lastName: "Raman", emails: [address], title: "Designer" });
  const [row] = await importAll(`Name,Email,Title,City\nPriya Raman,${address},Project Manager,Orlando\n`, choice);
  expect(row?.verdict).toBe(verdict);
  expect(await findByAddress(address)).toMatchObject({ title, city });
});

test("the same address twice in a file is one person", async () => {
  const rows = await importAll("Name,Email,City\nAna Torres,twice@people.test,\nAna Torres,TWICE@people.test,Tampa\n");
  expect(rows.map(({ verdict }) => verdict)).toEqual(["created", "updated"]);
  expect(await findByAddress("twice@people.test")).toMatchObject({ city: "Tampa" });
});

test("the same file again changes nothing; with news in it, each person once and with an entry of its own", async () => {
  const text = (city: string) =>
    `Name,Email,Phone,City\n${Array.from({ length: 30 }, (_, at) => `Ash Again${at},again${at}@people.test,(813) 555-01${at + 10},${city}`).join("\n")}\n`;
  const personIds = (await importAll(text("Tampa"))).map(({ personId }) => personId);
  const again = await importAll(text("Tampa"), "update");
  expect(again.map(({ verdict, personId }) => [verdict, personId])).toEqual(personIds.map((id) => ["unchanged", id]));
  const news = await importAll(text("Orlando"), "update");
  expect(news.map(({ verdict, personId }) => [verdict, personId])).toEqual(personIds.map((id) => ["updated", id]));
  expect(news[3]?.reason).toBe("Ash Again3: city: Tampa → Orlando.");
  expect(await findByAddress("again29@people.test")).toMatchObject({ city: "Orlando" });
  const entries = await db
    .select({ before: changedValues.before, after: changedValues.after })
    .from(changedValues)
    .where(inArray(changedValues.personId, personIds as string[]));
  expect(entries).toEqual(personIds.map(() => ({ before: { city: "Tampa" }, after: { city: "Orlando" } })));
});

test("two rows about one person by two of their addresses: the second knows what the first said", async () => {
  await addCandidate(dana, { firstName: "Bea", lastName: "Lund", emails: ["bea@people.test", "bea@home.test"] });
  const rows = await importAll(
    "Name,Email,City,Title\nBea Lund,bea@people.test,Tampa,\nBea Lund,bea@home.test,Miami,Designer\n",
  );
  expect(rows.map(({ reason }) => reason)).toEqual(["Bea Lund: city: Tampa.", "Bea Lund: title: Designer."]);
  const written = await db
    .selectDistinct({ transaction: sql`xmin::text` })
    .from(importRows)
    .where(eq(importRows.importId, rows[0]?.importId ?? ""));
  expect(written).toHaveLength(1);
  expect(await findByAddress("bea@people.test")).toMatchObject({ city: "Tampa", title: "Designer" });
});

test("a row adds what it knows of a person's numbers and addresses, and takes none away", async () => {
  await addCandidate(dana, {
    firstName: "Omar",
    lastName: "Haddad",
    emails: ["omar@people.test"],
    phones: [{ raw: "(813) 555-0150", kind: "work" }],
  });
  await addCandidate(dana, { firstName: "Bo", lastName: "Lind", emails: ["bo@people.test"] });
  const head = "Name,Email,Email 2,Phone,Phone 2\n";
  const more = await importAll(`${head}Omar Haddad,omar@people.test,omar@home.test,813-555-0150,813 555 0151\n`);
  expect(more[0]?.reason).toBe("Omar Haddad: email omar@home.test added; phone 813 555 0151 added.");
  const taken = await importAll(`${head}Omar Haddad,omar@people.test,bo@people.test,,\n`, "update");
  expect(taken[0]?.verdict).toBe("held");
  const personId = more[0]?.personId ?? "";
  const emails = await db
    .select({ address: personEmails.address, primary: personEmails.primary })
    .from(personEmails)
    .where(eq(personEmails.personId, personId))
    .orderBy(personEmails.address);
  expect(emails).toEqual([
    { address: "omar@home.test", primary: false },
    { address: "omar@people.test", primary: true },
  ]);
  const phones = await db
    .select({ e164: personPhones.e164, kind: personPhones.kind })
    .from(personPhones)
    .where(eq(personPhones.personId, personId))
    .orderBy(personPhones.e164);
  expect(phones).toEqual([
    { e164: "+18135550150", kind: "work" },
    { e164: "+18135550151", kind: "other" },
  ]);
});

test("a quotation mark out of place loses no row without a word", async () => {
  const open = await importAll(
    'Name,Email\nEva Sims,eva@people.test\n"Lee Roy,lee@people.test\nMo Dean,mo@people.test\n',
  );
  expect(open.map(({ line, verdict }) => [line, verdict])).toEqual([
    [2, "created"],
    [3, "refused"],
  ]);
  expect(open[1]?.reason).toMatch(/^A quotation mark opens here and never closes/);
  const late = await importAll(
    'Name,Email\n"Gus Fry,gus@people.test\nIda Orr,ida@people.test\nKai Bo",kai@people.test\nAmy Cho,amy@people.test\n',
  );
  expect(late.map(({ verdict }) => verdict)).toEqual(["refused", "created"]);
  expect(late[0]?.reason).toMatch(/closes rows later/);
});

test("a row that the database does not take stops no other", async () => {
  await owner.db.execute(sql`alter table people add constraint test_poison check (first_name <> 'Poison')`);
  const rows = await importAll(
    "Name,Email\nGood One,good1@people.test\nPoison Two,poison@people.test\nGood Three,good3@people.test\n",
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual(["created", "refused", "created"]);
  expect(rows[1]?.reason).toBe("The database did not accept its values.");
});

test("what the preview foretells is what happens, over the whole file, and it writes nothing", async () => {
  await addCandidate(dana, { firstName: "Ines", lastName: "Vega", emails: ["ines@people.test"] });
  const many = Array.from({ length: 60 }, (_, index) => `Row${index} Many,many${index}@people.test`);
  const text = `Name,Email\n${many.join("\n")}\nInes Vega,ines@people.test\nRow0 Many,MANY0@people.test\n,none@people.test\n`;
  const { importId } = await upload(text);
  const foretold = await getImportPreview(dana, { importId, mapping: null });
  expect(foretold).toMatchObject({ lookedAt: 63, counts: { new: 60, known: 2, refused: 1 } });
  expect(foretold.rows.at(-1)).toMatchObject({ line: 64, words: "No name for none@people.test." });
  expect(await findByAddress("many0@people.test")).toBeUndefined();
  const [kept] = await db.select({ rowCount: imports.rowCount }).from(imports).where(eq(imports.id, importId));
  expect(kept?.rowCount).toBe(63);
  await start(importId);
  await runImport(system, { importId });
  const rows = await report(importId);
  expect(rows.filter(({ verdict }) => verdict === "created")).toHaveLength(60);
  expect(rows.filter(({ verdict }) => verdict === "unchanged")).toHaveLength(2);
});

test("a worker that dies leaves whole chunks, and two that go on double nobody", async () => {
  const notes = "met at the fair ".repeat(20);
  const lines = Array.from({ length: 2_250 }, (_, index) => `Person${index} Bulk,bulk${index}@people.test,${notes}`);
  const { importId } = await upload(`Name,Email,Notes\n${lines.join("\n")}\n`);
  await start(importId);
  const dying = new AbortController();
  dying.abort();
  await runImport(system, { importId, signal: dying.signal });
  const half = (await db.select().from(imports).where(eq(imports.id, importId)))[0]!;
  expect(half).toMatchObject({ doneCount: 1_000, state: "running" });
  expect(await report(importId)).toHaveLength(1_000);
  // Another worker that has read the count before this one wrote its chunk.
  const row = { line: 2, cells: ["Person0 Bulk", "bulk0@people.test", notes], broken: false };
  await expect(importChunk(system, half, 0, [row])).resolves.toBe(false);

  await Promise.all([runImport(system, { importId }), runImport(system, { importId })]);
  await runImport(system, { importId });
  const rows = await report(importId);
  expect(rows).toHaveLength(2_250);
  expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(["created"]));
  const [whole] = await db.select({ state: imports.state }).from(imports).where(eq(imports.id, importId));
  expect(whole?.state).toBe("done");
});

test("a chunk that is lost at its end leaves neither people nor report, and is taken whole the next time", async () => {
  const { importId } = await upload("Name,Email\nIda Lost,ida.lost@people.test\nOle Lost,ole.lost@people.test\n");
  await start(importId);
  await owner.db.execute(sql`
    create function lose_connection() returns trigger language plpgsql as
    $$ begin raise exception 'the server ends' using errcode = 'admin_shutdown'; end $$`);
  await owner.db.execute(sql`
    create trigger lost before update of done_count on imports for each row execute function lose_connection()`);
  await expect(runImport(system, { importId })).rejects.toMatchObject({ cause: { message: "the server ends" } });
  expect(await report(importId)).toEqual([]);
  expect(await findByAddress("ida.lost@people.test")).toBeUndefined();

  await owner.db.execute(sql`drop function lose_connection cascade`);
  await runImport(system, { importId });
  expect((await report(importId)).map(({ line, verdict }) => [line, verdict])).toEqual([
    [2, "created"],
    [3, "created"],
  ]);
});

test.each([
  ["a spreadsheet", "people.xlsx", "PK", "Save it as CSV"],
  ["an empty file", "people.csv", "", "This file is empty."],
])("%s is refused", async (_, name, text, sentence) => {
  await expect(upload(text, name)).rejects.toThrow(sentence);
});

describe.skipIf(!shared)("files of other systems", () => {
  const file = (path: string) => readFileSync(join(shared ?? "", "data/people", path));

  test.each([
    ["bullhorn/Candidate.csv", 1],
    ["messy/16-messy-formatting.csv", 1],
    ["messy/11-international-names.csv", 1],
    ["messy/24-salesforce-style.csv", 1],
    ["messy/25-hubspot-export.csv", 1],
    ["messy/26-large-dataset-200-rows.csv", 100],
    ["roundcube/gmail.csv", 1],
    ["messy/real-world__hubspot-export.csv", 1],
    ["mautic/contacts.csv", 1],
  ])("%s: every row has its word", async (path, atLeast) => {
    const bytes = file(path);
    const { importId } = await upload(bytes, path);
    await start(importId);
    await runImport(system, { importId });
    const rows = await report(importId);
    const [done] = await db
      .select({ state: imports.state, rowCount: imports.rowCount })
      .from(imports)
      .where(eq(imports.id, importId));
    expect(done?.state).toBe("done");
    expect(rows).toHaveLength(done?.rowCount ?? -1);
    expect(rows.filter(({ verdict }) => verdict !== "refused").length).toBeGreaterThanOrEqual(atLeast);
    expect(rows.every(({ verdict, reason }) => verdict === "created" || reason !== null)).toBe(true);
  });
});
