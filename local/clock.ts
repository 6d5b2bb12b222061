import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { clockAhead } from "./demo/ahead";
import { writePrivateFile } from "./private-files";

/**
 * How far this installation's clock is set ahead, in ms (see clockAhead), and how to keep it: time on the stand-ins never
 * runs backwards, so a restart takes up at least where the last one ended.
 */
export async function setClock(databaseUrl: string, folder: string) {
  const file = join(folder, "clock");
  const now = new Date();
  const sql = postgres(databaseUrl, { max: 1 });
  const days = await sql<{ on: string }[]>`select to_char("on", 'YYYY-MM-DD') as on from holidays`;
  await sql.end();
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const ahead = Math.max(clockAhead(now, new Set(days.map((day) => day.on))), last - now.getTime(), 0);
  const keep = () => writePrivateFile(file, String(Date.now() + ahead));
  keep();
  return { ahead, keep };
}
