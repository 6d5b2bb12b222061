import { randomBytes } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { type Mutant, replaceOnce, StaleMutant } from "./mutant.ts";

type DatabaseChange = Exclude<Mutant["change"], { file: string }>;

/** A copy of the migrated template in which one safeguard of the database is gone. */
export async function mutantTemplate(templateUrl: string, change: DatabaseChange) {
  const template = new URL(templateUrl);
  const name = `mutant_${randomBytes(6).toString("hex")}`;
  const server = new URL("/callback", template).href;
  const url = new URL(`/${name}`, template).href;
  await within(server, async (sql) => sql.unsafe(`create database ${name} template ${template.pathname.slice(1)}`));
  const drop = async () => {
    await within(server, async (sql) => sql.unsafe(`drop database ${name} with (force)`));
  };
  try {
    await within(url, async (sql) => takeOut(sql, change));
    return { url, drop };
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
