import { randomBytes } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { type DatabaseUrls, urlsOf } from "@/db/database-urls";
import { type Mutant, replaceOnce, StaleMutant } from "./mutant.ts";

type DatabaseChange = Exclude<Mutant["change"], { file: string }>;

/** A copy of the migrated template in which one safeguard of the database is gone. */
export async function mutantTemplate(original: DatabaseUrls, change: DatabaseChange) {
  const name = `mutant_${randomBytes(6).toString("hex")}`;
  const server = urlsOf(original, "callback").ownerUrl;
  const template = urlsOf(original, name);
  const from = new URL(original.ownerUrl).pathname.slice(1);
  await within(server, async (sql) => sql.unsafe(`create database ${name} template ${from}`));
  const drop = async () => {
    await within(server, async (sql) => sql.unsafe(`drop database ${name} with (force)`));
  };
  try {
    await within(template.ownerUrl, async (sql) => takeOut(sql, change));
    return { template, drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

async function takeOut(sql: Sql, change: DatabaseChange) {
  try {
    await sql.unsafe("sql" in change ? change.sql : await changedFunction(sql, change));
  } catch (error) {
    if (error instanceof postgres.PostgresError) throw new StaleMutant(error.message, { cause: error });
    throw error;
  }
}

async function changedFunction(sql: Sql, change: Extract<DatabaseChange, { databaseFunction: string }>) {
  const name = change.databaseFunction;
  const [row] = await sql<{ source: string }[]>`select pg_get_functiondef(${name}::regproc) as source`;
  return replaceOnce(row?.source ?? "", change, `The function ${name}`);
}

async function within<T>(url: string, work: (sql: Sql) => Promise<T>) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
