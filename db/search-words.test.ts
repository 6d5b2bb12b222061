import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { people } from "./schema/people";
import { hasWords, searchWords } from "./search-words";
import { testDatabase } from "./test-database";

const { db } = await testDatabase();
const matches = async (text: string, search: string) => {
  const all = sql.join(hasWords(sql`plain_text(${text})`, searchWords(search)), sql` and `);
  const [row] = await db.execute<{ found: boolean }>(sql`select ${all} as found`);
  return row?.found;
};

test.each([
  ["Zoë Núñez", "nunez zoe", true],
  ["Zoe Nunez", "NÚÑEZ", true],
  ["Zoe Nunez", "zoe diaz", false],
  ["100% Steel", "0%", true],
  ["Zoe Nunez", "zo%ez", false],
  ["Zoe Nunez", "z_e", false],
])("%j has %j: %s", async (text, search, found) => {
  expect(await matches(text, search)).toBe(found);
});

test("the words of people are looked up in the index of their search text", async () => {
  const plan = await db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return tx.execute(
      sql`explain select from people where ${sql.join(hasWords(sql`${people.searchText}`, ["nunez"]))}`,
    );
  });
  expect(JSON.stringify(plan)).toContain("Index Scan on people_search");
});
