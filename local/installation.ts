import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseUrls } from "@/db/database-urls";
import { migrateDatabase } from "@/db/migrate";
import { present } from "@/lib/clock";
import { Refusal } from "@/lib/errors";
import { buildIfStale, nextIn } from "./build";
import { type Child, startNode } from "./child-process";
import { setClock } from "./clock";
import { makeDemoFirm } from "./demo/make-firm";
import { startPostgres } from "./postgres";
import { closeToOthers } from "./private-files";
import { startLocalResend } from "./resend/server";
import { localSecrets } from "./secrets";

export type Installation = {
  url: string;
  inboxUrl?: string;
  database: DatabaseUrls;
  /** Whether the application's role is kept from rewriting the audit log and the do-not-email list. */
  limited: boolean;
  /** How far its clock is set ahead, in ms. */
  ahead?: number;
  /** Of the demonstration firm. */
  logins?: Awaited<ReturnType<typeof makeDemoFirm>>;
  /** Resolves with the first process that ended by itself. */
  broken: Promise<Part>;
};

type Part = Pick<Child, "name" | "exited" | "lastWords">;
type StandIns = { folder: string; port: number; throwaway?: boolean; demo?: boolean };

/** Everything on this machine: PostgreSQL, Resend's stand-in, web and worker. Disposing the stack ends all of it. */
export async function startWithStandIns(options: StandIns, stack: AsyncDisposableStack): Promise<Installation> {
  const { folder, port } = options;
  closeToOthers(folder);
  const [, { env, worker, database, ...home }] = await both(
    buildIfStale(stack, join(folder, "build.log")),
    startStandIns(options, `http://localhost:${port}`, stack),
  );
  const web = startWeb({ port, env, logs: folder, host: "127.0.0.1" });
  const { broken } = await untilUp(web, [worker, database], port, stack);
  return { ...home, database, limited: true, broken };
}

/** All that web needs besides its build. The worker starts as soon as there is something to work on. */
async function startStandIns(options: StandIns, url: string, stack: AsyncDisposableStack) {
  const { folder, port } = options;
  const secrets = localSecrets(folder);
  const { database, ahead } = await startDatabase(options, stack);
  const resend = await startLocalResend({
    webhookUrl: `http://127.0.0.1:${port}/api/webhooks/resend`,
    webhookSecret: secrets.RESEND_WEBHOOK_SECRET,
    dataDir: join(folder, "resend"),
    // One clock for the firm and for whoever writes to it: an answer is never older than what it answers.
    now: () => new Date(Date.now() + ahead),
  });
  stack.defer(() => resend.stop());
  const env = {
    ...secrets,
    DATABASE_URL: database.url,
    APP_URL: url,
    RESEND_API_KEY: resend.apiKey,
    RESEND_RECEIVING_API_KEY: resend.fullApiKey,
    RESEND_BASE_URL: resend.url,
    LOCAL_INBOX_URL: resend.inboxUrl,
    CALLBACK_CLOCK_AHEAD_MS: `${ahead}`,
  };
  // What is made in this process, the demonstration firm or a test's rows, is made as web and worker would.
  Object.assign(process.env, env);
  const logins = options.demo ? await makeDemoFirm(database, present()) : [];
  const worker = startWorker({ env, logs: folder });
  stack.defer(worker.stop);
  return { url, inboxUrl: resend.inboxUrl, database, logins, ahead, env, worker };
}

type Given = { database: DatabaseUrls; url: string; port: number };

/** Web and worker on a database and a Resend account that were given. That database gets migrations and nothing else. */
export async function startOnGiven({ database, url, port }: Given, stack: AsyncDisposableStack): Promise<Installation> {
  const { limited } = await migrateDatabase(database);
  await buildIfStale(stack);
  const worker = startWorker({ env: {} });
  stack.defer(worker.stop);
  const { broken } = await untilUp(startWeb({ port, env: {} }), [worker], port, stack);
  return { url, database, limited, broken };
}

/** Both to their end, even where one fails, so that nothing starts after everything was closed. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

async function startDatabase({ folder, throwaway }: StandIns, stack: AsyncDisposableStack) {
  const database = await startPostgres({ dataDir: join(folder, "postgres"), throwaway });
  stack.defer(database.stop);
  await migrateDatabase(database);
  const { ahead, end } = await setClock(database.url, folder);
  stack.defer(end);
  return { database, ahead };
}

type Surroundings = { env: Record<string, string>; logs?: string | undefined };
type WebOptions = Surroundings & {
  port: number;
  host?: string;
  /** A folder with the product and its build; a benchmark compares an older one. */
  checkout?: string;
};

/** The web process and nothing beside it. */
export function startWeb({ port, host, env, logs, checkout = "." }: WebOptions) {
  const address = ["--port", `${port}`, ...(host ? ["--hostname", host] : [])];
  const logFile = logs && join(logs, "web.log");
  return startNode("The web process", [nextIn(checkout), "start", ...address], { env, logFile, cwd: checkout });
}

/** The worker and nothing beside it. */
export function startWorker({ env, logs }: Surroundings) {
  return startNode("The worker", ["--import", "tsx", "jobs/worker.ts"], {
    env,
    logFile: logs && join(logs, "worker.log"),
  });
}

async function untilUp(web: Child, others: Part[], port: number, stack: AsyncDisposableStack) {
  stack.defer(web.stop);
  const broken = Promise.race([web, ...others].map((part) => part.exited.then(() => part)));
  await Promise.race([untilReady(port), broken.then(refuse)]);
  return { broken };
}

async function untilReady(port: number) {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (await isReady(port)) return;
    await sleep(100);
  }
  throw new Refusal(`Callback did not get ready within a minute: http://localhost:${port}/api/health/ready says why.`);
}

/** Pages and email: a start has begun everything it names. */
async function isReady(port: number) {
  try {
    const url = `http://127.0.0.1:${port}/api/health/ready`;
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const { parts } = (await response.json()) as { parts: { web: string; worker: string } };
    return parts.web === "green" && parts.worker === "green";
  } catch {
    // Nobody listens there yet: whoever waits asks again, and gives up with a sentence.
    return false;
  }
}

function refuse(child: Part): never {
  throw new Refusal([`${child.name} ended before Callback was ready.`, child.lastWords()].join("\n").trim());
}
