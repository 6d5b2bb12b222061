import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateDatabase } from "./migrate";
import { emptyDatabase } from "./test-database";

const migrations = join(process.cwd(), "db/migrations");
const firm = join(process.cwd(), "db/before-operations");

/**
 * A database as it stood before a migration, given by the digits of its name; `migrateOn` brings it to today. Until then its owner
 * alone may use it.
 */
export async function databaseBefore(migration: string) {
  const database = await emptyDatabase();
  const older = mkdtempSync(join(tmpdir(), "callback-older-"));
  for (const name of readdirSync(migrations).filter((one) => one < migration))
    cpSync(join(migrations, name), join(older, name), { recursive: true });
  await migrateDatabase({ url: database.ownerUrl, ownerUrl: database.ownerUrl }, older);
  rmSync(older, { recursive: true });
  return { ...database, migrateOn: () => migrateDatabase(database) };
}

/** The firm of db/before-operations, written by the mutations of then and brought on by the migrations since. */
export async function firmBeforeOperations() {
  const { migrateOn, ...database } = await databaseBefore("20261128143206");
  await database.owner.sql.unsafe(readFileSync(join(firm, "rows.sql"), "utf8"));
  await migrateOn();
  return database;
}

/** What the person timelines, position histories and cards of then said of it, an event a line. */
export function saidBeforeOperations(): string[] {
  return readFileSync(join(firm, "said.txt"), "utf8").trim().split("\n");
}

/** What each undo of then said, one after the other, and how cards and seats stood after the last. */
export function endsBeforeOperations() {
  return JSON.parse(readFileSync(join(firm, "ends.json"), "utf8")) as {
    said: Record<string, string>;
    cards: Record<string, unknown>[];
    seats: Record<string, unknown>[];
  };
}
