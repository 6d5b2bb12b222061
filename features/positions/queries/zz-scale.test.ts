import { expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { listClients } from "@/features/clients/queries/list-clients";
import { getPositionHead } from "./get-position";
import { listPositionHistory } from "./list-position-history";
import { listPositions } from "./list-positions";

const { db, sql } = await testDatabase();
test("scale", { timeout: 240_000 }, async () => {
  const now = new Date("2026-03-12T15:00:00Z");
  const rows = testRows(db, now);
  const dana = mintRecruiter(await rows.recruiter("Dana"));
  await sql.unsafe("set statement_timeout = 0");
  const big = await sql.reserve();
  await big.unsafe("set statement_timeout = 0");
  await big.unsafe(`
  insert into clients (name, zone, state, created_at, updated_at) select 'Client ' || i, 'America/New_York', 'FL', now(), now() from generate_series(1, 300) i;
  insert into positions (client_id, title, discipline, level, city, state, zone, blind_description, owner_id, opened_at, created_at, updated_at, status)
    select (select id from clients order by name offset i % 300 limit 1), 'Engineer ' || i, 'civil', 'senior', 'Tampa', 'FL', 'America/New_York', 'x', '${dana.id}', now() - i * interval '1 hour', now(), now(), case when i % 5 = 0 then 'open' else 'closed' end
    from generate_series(1, 2000) i;
  insert into openings (position_id, number, created_at) select id, 1, now() from positions;
  insert into people (first_name, zone, created_at, updated_at) select 'P' || i, 'America/New_York', now(), now() from generate_series(1, 20000) i;
  insert into candidates (person_id, created_at, updated_at) select id, now(), now() from people;
  insert into candidacies (position_id, candidate_id, stage, stage_at, created_at, closed_at)
    select p.id, k.id, (array['sourced','screened','submitted','interview'])[1 + (k.rn % 4)], now(), now(), case when p.status = 'closed' or k.rn % 3 = 0 then now() end
    from (select id, status, row_number() over () rn from positions) p join (select id, row_number() over () rn from candidates) k on k.rn between (p.rn * 7) % 19000 and (p.rn * 7) % 19000 + 149;
  insert into stage_moves (candidacy_id, to_stage, at) select id, stage, now() from candidacies;
  insert into promises (kind, position_id, candidacy_id, due_on, zone, created_at, state, settled_at)
    select 'theirs', position_id, id, '2026-03-15', 'America/New_York', now(), case when closed_at is null then 'open' else 'kept' end, closed_at from candidacies where stage = 'interview';
  analyze;`);
  big.release();
  const context = { actor: dana, now, db };
  const all: Parameters<typeof listPositions>[1] = {
    q: "",
    state: [],
    discipline: [],
    owner: [],
    client: null,
    back: null,
    sort: "state",
    page: 1,
  };
  const time = async (name: string, work: () => Promise<unknown>) => {
    await work();
    const each: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      const t = performance.now();
      await work();
      each.push(performance.now() - t);
    }
    console.log(
      name,
      each
        .toSorted((a, b) => a - b)
        .map((one) => one.toFixed(0))
        .join(" "),
    );
  };
  for (const sort of ["state", "-client", "decision", "title"] as const)
    await time(`list ${sort}`, () => listPositions(context, { ...all, sort }));
  await time("search", () => listPositions(context, { ...all, q: "engineer 19" }));
  await time("page 30", () => listPositions(context, { ...all, page: 30 }));
  const id = (await listPositions(context, all)).rows[0]!.id;
  await time("head", () => getPositionHead(context, id));
  await time("history", () => listPositionHistory(context, { positionId: id }));
  await time("clients", () => listClients(context, { q: "", state: [], owner: [], off: null, sort: "name", page: 1 }));
  const ids = (await listPositions(context, all)).rows.map((row) => row.id);
  const plan =
    await sql`explain (analyze, buffers) select position_id, stage, count(*) from candidacies where position_id = any(${ids}) and closed_at is null and superseded_by_id is null group by 1, 2`;
  console.log(plan.map((row) => row["QUERY PLAN"]).join("\n"));
  const plan2 =
    await sql`explain (analyze, buffers) with named as (select positions.client_id, x.state, greatest(0, (coalesce(x.settled_at, now()) at time zone x.zone)::date - x.due_on) as late from positions join promises x on x.position_id = positions.id where positions.client_id in (select id from clients order by name limit 50) and x.kind = 'theirs' and not x.set_by_us and x.state <> 'moved') select client_id, count(*) from named group by 1`;
  console.log(plan2.map((row) => row["QUERY PLAN"]).join("\n"));
  expect(1).toBe(1);
});
