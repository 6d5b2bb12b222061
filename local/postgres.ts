import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { DatabaseUrls } from "@/db/database-urls";
import { Refusal } from "@/lib/errors";
import { Locked, takeLock } from "./lock";
import { freePort } from "./ports";
import { type Account, accountFor } from "./postgres-account";
import { findPrograms } from "./postgres-programs";
import { makePrivateFolder, writePrivateFile } from "./private-files";
import { commandOf } from "./process-table";

export type LocalPostgres = DatabaseUrls & {
  name: string;
  stop: () => Promise<void>;
  /** Resolves when it has ended, by stop() or by itself. */
  exited: Promise<number>;
  lastWords: () => string;
};
type StartOptions = { dataDir: string; port?: number; throwaway?: boolean };

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 200,
  shared_buffers: "512MB",
  work_mem: "16MB",
  maintenance_work_mem: "256MB",
  max_wal_size: "4GB",
  random_page_cost: 1.1,
  jit: "off",
  timezone: "UTC",
  // After a crash each file of the data would be synced by itself before the start; Linux can do it in one.
  ...(process.platform === "linux" && { recovery_init_sync_method: "syncfs" }),
  // A statement that failed, and the row it was about, are told to whoever asked. Its log has what the server itself does.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_min_duration_statement: -1,
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
};
/** For data that may be lost in a crash, such as that of a test. */
const careless = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
  // Its workers belong to the superuser, and no other role may end one that blocks a drop.
  autovacuum: "off",
  // Which of two transactions was first can be asked afterwards.
  track_commit_timestamp: "on",
};

/** A real PostgreSQL 18 from npm: data in `dataDir`, passwords, lock and log beside it. */
export async function startPostgres(options: StartOptions): Promise<LocalPostgres> {
  const dataDir = resolve(options.dataDir);
  makePrivateFolder(dirname(dataDir));
  const lock = lockFor(dataDir);
  try {
    const { urls, server, exited } = await start({ ...options, dataDir });
    const lastWords = () => lastLines(dataDir, 3);
    return { name: "PostgreSQL", ...urls, stop: () => end(server, exited).finally(lock.release), exited, lastWords };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function start({ dataDir, port: wanted, throwaway }: StartOptions) {
  const { postgres: program, initdb } = await findPrograms();
  const account = accountFor(dataDir, [dataDir, program]);
  const password = passwordFor(`${dataDir}.password`);
  const applicationPassword = passwordFor(`${dataDir}.application-password`);
  if (!existsSync(dataDir)) await initialize(dataDir, initdb, account, password);
  await endOrphan(dataDir);

  const port = wanted ?? (await freePort());
  const server = launch(dataDir, program, account, { ...settings, ...(throwaway && careless), port });
  const exited = exitOf(server);
  try {
    await awaitAnswer(server, dataDir, port, password);
    await createDatabase(port, password, applicationPassword);
  } catch (error) {
    await end(server, exited);
    throw error;
  }
  const at = `127.0.0.1:${port}/callback`;
  const ownerUrl = `postgres://callback:${password}@${at}`;
  return { urls: { url: `postgres://callback_app:${applicationPassword}@${at}`, ownerUrl }, server, exited };
}

function lockFor(dataDir: string) {
  try {
    return takeLock(`${dataDir}.lock`);
  } catch (error) {
    if (error instanceof Locked)
      throw new Refusal(`PostgreSQL already runs on ${dataDir} (for pid ${error.holder.pid}).`);
    throw error;
  }
}

function passwordFor(file: string) {
  if (!existsSync(file)) writePrivateFile(file, randomBytes(24).toString("hex"));
  return readFileSync(file, "utf8").trim();
}

/** Made beside and renamed when whole, so that an interrupted first start leaves nothing half-made. */
async function initialize(dataDir: string, initdb: string, account: Account, password: string) {
  const draft = `${dataDir}.new`;
  const secret = `${dataDir}.initial`;
  rmSync(draft, { recursive: true, force: true });
  makePrivateFolder(draft);
  writePrivateFile(secret, password);
  for (const path of [draft, secret]) account.own(path);

  const words = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${secret}`];
  const child = account.run(
    initdb,
    [`--pgdata=${draft}`, "--no-sync", ...words, ...access],
    ["ignore", "ignore", "pipe"],
  );
  let said = "";
  child.stderr?.on("data", (chunk) => (said += chunk));
  const code = await exitOf(child);
  rmSync(secret);
  if (code !== 0) throw new Refusal(`PostgreSQL could not make ${dataDir}: ${said.trim().split("\n").at(-1)}`);
  renameSync(draft, dataDir);
}

/** We hold the lock, so whoever started a server that still runs on these data is gone. */
async function endOrphan(dataDir: string) {
  const file = join(dataDir, "postmaster.pid");
  const pid = Number(readIfThere(file).split("\n")[0]);
  if (!pid) return;
  const runs = () => commandOf(pid).includes(dataDir);
  if (runs()) interrupt(pid);
  for (let tries = 0; tries < 600 && runs(); tries++) await sleep(100);
  if (runs()) throw new Refusal(`PostgreSQL (pid ${pid}) still runs on ${dataDir} and does not end.`);
  rmSync(file, { force: true });
}

/** The orphan may end and remove its file between our check and our signal. */
function readIfThere(file: string) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function interrupt(pid: number) {
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function launch(dataDir: string, program: string, account: Account, values: Record<string, string | number>) {
  const log = openSync(`${dataDir}.log`, "w", 0o600);
  const flags = Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = account.run(program, ["-D", dataDir, ...flags], ["ignore", log, log]);
  closeSync(log);
  return server;
}

async function awaitAnswer(server: ChildProcess, dataDir: string, port: number, password: string) {
  const deadline = performance.now() + 60_000;
  while (server.exitCode === null && server.signalCode === null && performance.now() < deadline) {
    if (await answers(port, password)) return;
    await sleep(50);
  }
  throw new Refusal(`PostgreSQL did not start on ${dataDir}: ${lastLines(dataDir, 1)}`);
}

function lastLines(dataDir: string, count: number) {
  return readFileSync(`${dataDir}.log`, "utf8").trim().split("\n").slice(-count).join("\n");
}

async function answers(port: number, password: string) {
  const sql = asSuperuser(port, password);
  try {
    await sql`select 1`;
    return true;
  } catch {
    // The server is not up yet, or down: whoever waits asks again.
    return false;
  } finally {
    await sql.end();
  }
}

/** An ordinary role owns the database, as on a managed server; the product's own role is granted what it needs there. */
async function createDatabase(port: number, password: string, applicationPassword: string) {
  const sql = asSuperuser(port, password);
  const roles = await sql<{ name: string }[]>`select rolname as name from pg_roles`;
  const isThere = (role: string) => roles.some(({ name }) => name === role);
  if (!isThere("callback")) await sql.unsafe(`create role callback login createdb password '${password}'`);
  if (!isThere("callback_app")) await sql.unsafe(`create role callback_app login password '${applicationPassword}'`);
  // To drop a database or end a connection, the owner has to be able to end those of the application.
  await sql`grant callback_app to callback`;
  const [found] = await sql`select from pg_database where datname = 'callback'`;
  if (!found) await sql`create database callback owner callback`;
  await sql.end();
}

function asSuperuser(port: number, password: string) {
  return postgres({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password,
    database: "postgres",
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
  });
}

async function end(server: ChildProcess, exited: Promise<number>) {
  server.kill("SIGINT");
  const patience = setTimeout(() => server.kill("SIGQUIT"), 20_000);
  await exited;
  clearTimeout(patience);
}

function exitOf(child: ChildProcess) {
  return new Promise<number>((done) => child.once("exit", (code) => done(code ?? 1)).once("error", () => done(1)));
}
