import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import postgres from "postgres";
import { Refusal } from "@/lib/errors";
import { Locked, takeLock } from "./lock";
import { accountFor } from "./postgres-account";
import { makePrivateFolder, writePrivateFile } from "./private-files";
import { commandOf } from "./process-table";

/** What stands beside the data of the server and belongs to them: without the secrets no session and no hash is read. */
const beside = ["postgres.password", "postgres.application-password", "secrets.json"];
/** Of the data folder: what a server writes anew at its start, and what belongs to the one that runs. */
const leftOut = new Set(["postmaster.pid", "postmaster.opts"]);
const emptied = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);

/**
 * A base backup of the database that `npm start` runs, into a folder of its own: of the running server by PostgreSQL's
 * backup calls, of a stopped one by copying. The server's programs come without pg_dump (docs/operations.md).
 */
export async function backUp({ folder, into }: { folder: string; into: string }) {
  const dataDir = resolve(folder, "postgres");
  const target = resolve(into);
  if (!existsSync(join(dataDir, "PG_VERSION"))) throw new Refusal(`There is no database in ${folder}.`);
  if (existsSync(target)) throw new Refusal(`${target} is there already. Name a new folder.`);
  const draft = `${target}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  makePrivateFolder(draft);
  const copyTo = join(draft, "postgres");
  const port = runningPort(dataDir);
  if (port === null) await whileStopped(dataDir, () => copyAll(dataDir, copyTo));
  else await copyRunning({ dataDir, copyTo, port });
  for (const name of beside)
    if (existsSync(join(folder, name))) writePrivateFile(join(draft, name), readFileSync(join(folder, name), "utf8"));
  renameSync(draft, target);
}

/** Copied beside and renamed at the end: whoever is interrupted has what was there before. */
export async function layOut({ folder, from, onto }: { folder: string; from: string; onto: string }) {
  const source = resolve(from, "postgres");
  if (!existsSync(join(source, "PG_VERSION"))) throw new Refusal(`${from} is no backup: it has no postgres folder.`);
  makePrivateFolder(folder);
  rmSync(onto, { recursive: true, force: true });
  makePrivateFolder(onto);
  cpSync(source, onto, { recursive: true, preserveTimestamps: true });
  ownAll(onto, onto);
  for (const name of ["password", "application-password"])
    writePrivateFile(`${onto}.${name}`, readFileSync(join(from, `postgres.${name}`), "utf8"));
}

/** Puts what was laid out in the place of what is there, which is kept beside it under the name that is returned. */
export function putInPlace({ folder, from, onto, at }: { folder: string; from: string; onto: string; at: Date }) {
  const dataDir = join(folder, "postgres");
  const kept = `${dataDir}.before-${at.toISOString().replaceAll(/\D/g, "").slice(0, 14)}`;
  if (existsSync(dataDir)) renameSync(dataDir, kept);
  renameSync(onto, dataDir);
  for (const name of ["password", "application-password"]) renameSync(`${onto}.${name}`, `${dataDir}.${name}`);
  const secrets = join(from, "secrets.json");
  if (existsSync(secrets)) writePrivateFile(join(folder, "secrets.json"), readFileSync(secrets, "utf8"));
  return existsSync(kept) ? basename(kept) : null;
}

async function copyRunning({ dataDir, copyTo, port }: { dataDir: string; copyTo: string; port: number }) {
  const password = readFileSync(`${dataDir}.password`, "utf8").trim();
  const sql = postgres({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres", max: 1 });
  const slot = `callback_backup_${process.pid}`;
  try {
    // Keeps the log of everything that is written meanwhile, for as long as this connection lives.
    await sql`select pg_create_physical_replication_slot(${slot}, true, true)`;
    await sql`select pg_backup_start('callback', true)`;
    copyAll(dataDir, copyTo, emptied);
    const [end] = await sql<[{ labelfile: string; spcmapfile: string }]>`
      select labelfile, spcmapfile from pg_backup_stop(false)`;
    cpSync(join(dataDir, "pg_wal"), join(copyTo, "pg_wal"), { recursive: true, preserveTimestamps: true });
    writePrivateFile(join(copyTo, "backup_label"), end.labelfile);
    if (end.spcmapfile.trim()) writePrivateFile(join(copyTo, "tablespace_map"), end.spcmapfile);
  } finally {
    await sql.end();
  }
}

/** A file that goes while it is copied belongs to what the log of the backup repeats. */
function copyAll(from: string, to: string, without = new Set<string>()) {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(from)) {
    if (leftOut.has(name)) continue;
    if (without.has(name)) mkdirSync(join(to, name), { mode: 0o700 });
    else copyTree(join(from, name), join(to, name));
  }
}

function copyTree(from: string, to: string) {
  try {
    if (!statSync(from).isDirectory()) return cpSync(from, to, { preserveTimestamps: true });
    mkdirSync(to, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(from)) copyTree(join(from, name), join(to, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function ownAll(path: string, dataDir: string) {
  const account = accountFor(dataDir, [dataDir]);
  const own = (one: string) => {
    account.own(one);
    if (statSync(one).isDirectory()) for (const name of readdirSync(one)) own(join(one, name));
  };
  own(path);
}

/** The port of the server that runs on these data, or null where none does. */
function runningPort(dataDir: string): number | null {
  const file = join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  return commandOf(Number(pid)).includes(dataDir) ? Number(port) : null;
}

/** Nobody starts the server while its data are copied or replaced. */
export async function whileStopped<T>(dataDir: string, work: () => T | Promise<T>): Promise<T> {
  try {
    const lock = takeLock(`${dataDir}.lock`);
    try {
      return await work();
    } finally {
      lock.release();
    }
  } catch (error) {
    if (!(error instanceof Locked)) throw error;
    throw new Refusal(`Callback runs on ${relative(".", dataDir)} (pid ${error.holder.pid}). Stop it first.`);
  }
}
