import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import { connect } from "@/db/client";
import type { Context } from "@/db/context";
import { type EventsOf, listEvents } from "@/features/events/queries/list-events";
import { present } from "@/lib/clock";
import { drawn, idOf } from "./copy";
import { startFirm } from "./firm";
import { kind } from "./kinds";
import { percentile, rounded, timed } from "./measure";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";
import type { Scale } from "./scale";

/** A table of fewer rows may be read whole. */
const smallTable = 10_000;

/** Time of the history of people, cards and positions beside a bare round trip; no large table may be read whole for it. */
export async function benchEvents({ people }: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "callback-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const { databaseUrl, scale } = await startFirm(people, folder, stack);
  // One connection, so that what it has counted is known when it is asked.
  const { db, sql } = connect(databaseUrl, { name: "bench", max: 1 });
  stack.defer(() => sql.end({ timeout: 1 }));
  const context = (): Context => ({ actor: { kind: "system", name: "bench" }, now: present(), db });

  const line: Record<string, number> = { people };
  const never: string[] = [];
  const floor = await timed(200, 50, () => sql`select ${1}::int`);
  line.round_trip_p95_ms = rounded(percentile(floor, 95), 2);
  for (const [name, of] of Object.entries(subjects(scale))) {
    say(`The history of a ${name}`);
    const before = await wholeReads(sql);
    let found = 0;
    const samples = await timed(200, 50, async (run) => {
      found += (await listEvents(context(), of(run), { limit: 40 })).events.length;
    });
    line[`${name}_p50_ms`] = rounded(percentile(samples, 50));
    line[`${name}_p95_ms`] = rounded(percentile(samples, 95));
    line[`${name}_events`] = rounded(found / 250);
    for (const [table, count] of await wholeReads(sql))
      if (count > (before.get(table) ?? 0)) never.push(`${name}: ${table} was read whole.`);
  }
  return { line, never, at: new Date().toISOString() };
}

function subjects({ people, candidacies, positions }: Scale): Record<string, (run: number) => EventsOf> {
  return {
    person: (run) => ({ personId: idOf(kind.person, drawn(run, 70, people)) }),
    card: (run) => ({ candidacyId: idOf(kind.candidacy, drawn(run, 71, candidacies)) }),
    position: (run) => ({ positionId: idOf(kind.position, drawn(run, 72, positions)) }),
  };
}

/** How often each large table was read from its first row to its last. */
async function wholeReads(sql: Sql) {
  await sql`select pg_stat_force_next_flush()`;
  const rows = await sql<{ table: string; count: number }[]>`
    select relname as table, seq_scan::int as count from pg_stat_user_tables where n_live_tup > ${smallTable}`;
  return new Map(rows.map(({ table, count }) => [table, count]));
}
