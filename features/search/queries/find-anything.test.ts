import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { people } from "@/db/schema/people";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { findAnything } from "./find-anything";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const actor = { kind: "system", name: "test" } as const;
const owner = await rows.recruiter("Dana Ruiz");
const position = await rows.position(owner.id, { title: "Bridge Inspector", reqNumber: "TB-4471" });
const candidate = await rows.candidate("Zoë");
await db
  .update(people)
  .set({ searchText: sql`plain_text(first_name || ' ' || last_name)` })
  .where(eq(people.id, candidate.personId));
const hrefs = async (search: string) => (await findAnything({ actor, now, db }, search)).map(({ href }) => href);

test("people, positions and clients are found by their own words, accents or not", async () => {
  for (const search of ["zoe test", "ZOË Tést"]) expect(await hrefs(search)).toEqual([`/candidates/${candidate.id}`]);
  for (const search of ["bridge tb-4471", "Brïdge TB-4471"])
    expect(await hrefs(search)).toEqual([`/positions/${position.id}/board`]);
  expect(await hrefs("client")).toEqual([`/positions/${position.id}/board`, `/clients/${position.clientId}`]);
});

test("nothing is found by nothing, nor by a sign that stands for anything", async () => {
  expect(await hrefs("  ")).toEqual([]);
  expect(await hrefs("%")).toEqual([]);
  expect(await hrefs("_")).toEqual([]);
});
