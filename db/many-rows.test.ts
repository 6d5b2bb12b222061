import { asc, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { insertRows, updateRows } from "./many-rows";
import { candidates } from "./schema/candidates";
import { importRows, imports } from "./schema/imports";
import { people } from "./schema/people";
import { recruiters } from "./schema/recruiters";
import { testDatabase } from "./test-database";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00.123Z");
const stamp = { createdAt: now, updatedAt: now };
const hostile = [
  "null",
  "NULL",
  "{a,b}",
  'say "hi"',
  "back\\slash\\",
  "a,b;c",
  "two\nlines\ttab",
  "Ñandú 🏗️",
  "' or 1=1 --",
  " ",
];

async function newPeople(names: string[]) {
  const rows = names.map((lastName) => ({ firstName: "Ana", lastName, zone: "UTC", city: null, ...stamp }));
  await insertRows(db, people, rows);
  return db.select().from(people).where(inArray(people.lastName, names)).orderBy(asc(people.id));
}

test("any text comes back as it was, and what is null stays null", async () => {
  const written = await newPeople(hostile);
  expect(written.map(({ lastName }) => lastName).toSorted()).toEqual(hostile.toSorted());
  expect(written.every(({ city, createdAt }) => city === null && createdAt.getTime() === now.getTime())).toBe(true);
});

test("half a sign, as a cut text may end with, is written as the mark for it", async () => {
  const [person] = await newPeople(["\uD83D"]).then(() => newPeople(["\uFFFD"]));
  expect(person?.lastName).toBe("\uFFFD");
});

test("lists and JSON, in columns that only some rows name", async () => {
  const [one, two] = await newPeople(["One", "Two"]);
  const [by] = await db
    .insert(recruiters)
    .values({ name: "Dana", email: "dana@firm.test", role: "recruiter", zone: "UTC", ...stamp })
    .returning();
  await insertRows(db, candidates, [
    { personId: one!.id, sectors: ["healthcare"], yearsExperience: 7, availableOn: "2026-04-01", ...stamp },
    { personId: two!.id, sectors: [], ...stamp },
  ]);
  const kept = await db.select().from(candidates).orderBy(asc(candidates.personId));
  expect(kept).toMatchObject([
    { sectors: ["healthcare"], yearsExperience: 7, availableOn: "2026-04-01", title: "", version: 1 },
    { sectors: [], yearsExperience: null, availableOn: null, terms: [] },
  ]);
  const [file] = await db
    .insert(imports)
    .values({ fileName: "a.csv", columns: [], by: by!.id, createdAt: now })
    .returning();
  const cells = Object.fromEntries(hostile.map((text, at) => [text, hostile[hostile.length - at - 1]!]));
  await insertRows(db, importRows, [{ importId: file!.id, line: 2, cells, notes: hostile }]);
  expect(await db.select().from(importRows)).toMatchObject([{ cells, notes: hostile, verdict: "pending" }]);

  await updateRows(
    db,
    candidates,
    kept.map(({ id }, at) => ({ id, title: hostile[at]!, sectors: ["k12"], yearsExperience: null })),
  );
  expect(await db.select().from(candidates).orderBy(asc(candidates.personId))).toMatchObject([
    { title: hostile[0], sectors: ["k12"], yearsExperience: null, availableOn: "2026-04-01" },
    { title: hostile[1], sectors: ["k12"], yearsExperience: null },
  ]);
});

test("no rows are no statement", async () => {
  expect(await insertRows(db, people, [])).toEqual([]);
  await updateRows(db, people, []);
});
