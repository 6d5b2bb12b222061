import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { clockAhead } from "./demo/ahead";
import { writePrivateFile } from "./private-files";

const keptEveryMs = 10_000;

/**
 * How far this installation's clock is set ahead, in ms, and how to end it. Time on the stand-ins never runs backwards,
 * even after a crash, so a start takes up where the last one ended, and goes on to the next office hours from there
 * (see clockAhead).
 */
export async function setClock(databaseUrl: string, folder: string, machine = () => Date.now()) {
  const file = join(folder, "clock");
  const sql = postgres(databaseUrl, { max: 1 });
  const days = await sql<{ on: string }[]>`select to_char("on", 'YYYY-MM-DD') as on from holidays`;
  await sql.end();
  const now = machine();
  // A start that was killed may have got as far as this after it last wrote its time down.
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) + keptEveryMs : 0;
  const from = Math.max(now, last || 0);
  const ahead = from - now + clockAhead(new Date(from), new Set(days.map((day) => day.on)));
  const keep = () => writePrivateFile(file, String(machine() + ahead));
  keep();
  const keeping = setInterval(keep, keptEveryMs).unref();
  return {
    ahead,
    end: () => {
      clearInterval(keeping);
      keep();
    },
  };
}
