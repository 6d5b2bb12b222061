import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { stateLicenses } from "@/db/vocabulary/licenses";
import { countRefills } from "@/features/bench/queries/refills";
import { countTodayByKind } from "@/features/today/queries/list-today";
import { getFirm } from "@/features/settings/queries";
import { isWorkingDay } from "@/lib/calendar";
import { seedDemo } from "./seed";

const { db } = await testDatabase();
/** A Monday after Thanksgiving: Christmas and New Year's lie within what is played ahead. */
const now = new Date("2026-11-30T17:30:00Z");
await seedDemo({ db, now, password: "plumb-and-level" });
const context: Context = { actor: { kind: "system", name: "test" }, now, db };
const { holidays } = await getFirm(context);

/** Of these days those on which nobody in an office decides, signs or starts. */
const offDays = async (query: ReturnType<typeof sql>) =>
  (await db.execute<{ on: string }>(query)).map(({ on }) => on).filter((on) => !isWorkingDay(on, holidays));

test("no decision date, start or end of an offer lies on a weekend or a holiday", async () => {
  expect(await offDays(sql`select distinct due_on::text as on from promises`)).toEqual([]);
  expect(
    await offDays(sql`select start_on::text as on from placements where start_on is not null
      union select start_on::text from offers where start_on is not null
      union select start_on::text from positions where start_on is not null
      union select expires_on::text from offers where expires_on is not null`),
  ).toEqual([]);
});

test("whoever asked for a callback was spoken with", async () => {
  const rows = await db.execute(sql`select b.id from callbacks b where not exists (
    select from touches t where t.person_id = b.person_id and t.outcome in ('spoke', 'replied') and t.at <= b.created_at)`);
  expect(rows).toEqual([]);
});

test("callbacks lie ahead as well, and nobody who is not to be contacted waits for one", async () => {
  const [row] = await db.execute<{ ahead: number; never: number }>(sql`select
    count(*) filter (where b.due_at > ${now.toISOString()}::timestamptz + interval '1 day')::int as ahead,
    count(*) filter (where h.do_not_contact_at is not null)::int as never
    from callbacks b join people h on h.id = b.person_id where b.settled_at is null and b.canceled_at is null`);
  expect(row).toMatchObject({ ahead: expect.any(Number), never: 0 });
  expect(row?.ahead).toBeGreaterThan(5);
});

test("whoever was submitted has on file the license that the position asks for, in its state", async () => {
  const state = sql.raw(stateLicenses.map((type) => `'${type}'`).join(", "));
  const rows = await db.execute(sql`select s.id from submittals s join candidacies c on c.id = s.candidacy_id
    join positions p on p.id = c.position_id
    where p.required_license is not null and not exists (select from licenses l where l.candidate_id = c.candidate_id
      and l.type = p.required_license and l.status = 'active' and (p.required_license not in (${state}) or l.state = p.state))`);
  expect(rows).toEqual([]);
});

test("openings came back and were filled again, by runners-up sooner than by somebody new, and none is left behind", async () => {
  const { knownDays, othersDays, ...counts } = await countRefills(context);
  expect(counts).toEqual({ known: 2, others: 1, nobody: 3 });
  expect(knownDays).toBeLessThan(othersDays ?? 0);
  const rows =
    await db.execute(sql`select p.id from positions p join openings o on o.position_id = p.id and o.state = 'filled'
    join reopenings r on r.opening_id = o.id and r.undone_at is null
    where r.settled_at is null or exists (select from candidacies c where c.position_id = p.id and c.closed_at is null and c.id <> o.candidacy_id)`);
  expect(rows).toEqual([]);
});

test("nearly everybody in process has heard from their recruiter within the week", async () => {
  const { no_word: quiet = 0 } = await countTodayByKind(context, "all");
  expect(quiet).toBeGreaterThan(0);
  expect(quiet).toBeLessThan(8);
});
