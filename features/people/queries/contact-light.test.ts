import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { people, personActivity } from "@/db/schema/people";
import { testDatabase } from "@/db/test-database";
import { contactLights } from "@/db/vocabulary/suppressions";
import { keysOf } from "@/lib/keys-of";
import { contactLight, type LightFacts } from "../rules/contact-light";
import { contactLightSql, peopleInLightSql } from "./contact-light";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const past = new Date("2026-03-12T14:59:59.999Z");
const future = new Date("2026-03-12T15:00:00.001Z");
const moments = [null, past, now, future];

const facts: LightFacts[] = [null, past].flatMap((doNotContactAt) =>
  [null, past].flatMap((optedOutAt) =>
    [true, false].flatMap((reachable) =>
      [null, past].flatMap((restingSince) =>
        moments.flatMap((inProcessUntil) =>
          moments.flatMap((emailFrom) =>
            moments.map((pausedUntil) => ({
              doNotContactAt,
              optedOutAt,
              reachable,
              restingSince,
              inProcessUntil,
              emailFrom,
              pausedUntil,
            })),
          ),
        ),
      ),
    ),
  ),
);

test("every combination of facts has one color in the rule, in the row and in the filter", async () => {
  const made = await db
    .insert(people)
    .values(
      facts.map((one, index) => ({
        firstName: String(index),
        zone: "America/New_York",
        createdAt: past,
        updatedAt: past,
        doNotContactAt: one.doNotContactAt,
        doNotContactReason: one.doNotContactAt ? "Asked" : null,
      })),
    )
    .returning({ id: people.id, name: people.firstName });
  const idOf = new Map(made.map((row) => [Number(row.name), row.id]));
  await db.insert(personActivity).values(
    facts.map(({ doNotContactAt: _doNotContactAt, ...one }, index) => ({
      ...one,
      personId: idOf.get(index) as string,
    })),
  );

  const rows = await db
    .select({ id: people.id, light: contactLightSql(now) })
    .from(people)
    .innerJoin(personActivity, eq(personActivity.personId, people.id));
  const inRow = new Map(rows.map((row) => [row.id, row.light]));
  const inFilter = new Map<string, string[]>();
  for (const light of keysOf(contactLights)) {
    if (light === "green") continue;
    const found = await db.execute<{ id: string }>(
      sql`select distinct found.id from (${peopleInLightSql(light, now)}) found(id)`,
    );
    for (const { id } of found) inFilter.set(id, [...(inFilter.get(id) ?? []), light]);
  }

  expect(facts).toHaveLength(1024);
  const wrong = facts.filter((one, index) => {
    const id = idOf.get(index) as string;
    const light = contactLight(one, now);
    return inRow.get(id) !== light || (inFilter.get(id) ?? ["green"]).join() !== light;
  });
  expect(wrong).toEqual([]);
  expect(new Set(inRow.values())).toEqual(new Set(keysOf(contactLights)));
});
