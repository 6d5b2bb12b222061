import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import { pool } from "@/db/client";
import { workerGone, workerSeen } from "@/db/readiness";
import { present } from "@/lib/clock";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { createMailer } from "@/lib/mailer";
import { type JobName, jobNames } from "@/lib/queue";
import { applyWebhooks } from "./apply-webhooks";
import { runImports } from "./run-imports";
import { createRunner } from "./runner";
import { failedEventsSeconds, farewellSeconds, pulseSeconds, sweepSeconds } from "./schedule";
import { sendMessages } from "./send-messages";
import { settleKeys } from "./settle-keys";

const id = randomUUID();
const { DATABASE_URL, RESEND_API_KEY, RESEND_RECEIVING_API_KEY, RESEND_BASE_URL } = env();
const { db, sql } = pool(DATABASE_URL);
const leaving = new AbortController();
const mailer = createMailer({
  apiKey: RESEND_API_KEY,
  receivingApiKey: RESEND_RECEIVING_API_KEY,
  baseUrl: RESEND_BASE_URL,
});
const shell = { db, mailer, clock: present, signal: leaving.signal };
const complain = (job: JobName) => (error: unknown) => log.error({ job, ...wordsOf(error) }, "A job failed.");

let failedEventsAt = 0;
const jobs: Record<JobName, () => Promise<number>> = {
  "send-messages": async () => sendMessages(shell),
  "apply-webhooks": async () => {
    const failed = Date.now() - failedEventsAt > failedEventsSeconds * 1_000;
    if (failed) failedEventsAt = Date.now();
    return applyWebhooks({ ...shell, failed, onError: complain("apply-webhooks") });
  },
  "run-imports": async () => runImports(shell),
};
const runners = jobNames.map((name) => ({ name, runner: createRunner(jobs[name], complain(name)) }));

await settleKeys({ db, now: present() });
const signOfLife = async () => workerSeen(db, id, present());
await signOfLife();
const timers = [
  setInterval(() => {
    signOfLife().catch((error: unknown) => log.error(wordsOf(error), "The database does not answer the worker."));
  }, pulseSeconds * 1_000),
  ...runners.map(({ name, runner }) => setInterval(() => void runner.kick(), sweepSeconds[name] * 1_000)),
];

const boss = new PgBoss({
  connectionString: DATABASE_URL,
  application_name: "callback-queue",
  max: 3,
  useListenNotify: true,
  schedule: false,
});
boss.on("error", (error) => log.warn(wordsOf(error), "The queue does not answer."));
const listening = listen().catch((error: unknown) => {
  // Without its wake-ups the worker is slower by a sweep, not wrong.
  log.error(wordsOf(error), "The queue could not be started; the sweep goes on.");
});
log.info({ worker: id }, "The worker is up.");

async function listen() {
  await boss.start();
  for (const { name, runner } of runners) {
    await boss.createQueue(name, {
      notify: true,
      retryLimit: 0,
      retentionSeconds: 7 * 86_400,
      deleteAfterSeconds: 3_600,
    });
    await boss.work(name, { batchSize: 50, pollingIntervalSeconds: 2 }, async () => {
      void runner.kick();
    });
  }
}

function wordsOf(error: unknown) {
  if (!(error instanceof Error)) return { error: "unknown" };
  const cause = error.cause as { code?: string; constraint_name?: string } | undefined;
  return { error: error.name, code: cause?.code, constraint: cause?.constraint_name };
}

/** Claims nothing new, finishes and records what it has begun. What it cannot finish is found by its lease. */
async function leave() {
  if (leaving.signal.aborted) return;
  setTimeout(() => process.exit(1), farewellSeconds * 1_000).unref();
  leaving.abort();
  for (const timer of timers) clearInterval(timer);
  await listening;
  await boss.stop({ graceful: true, timeout: 1_000 });
  await Promise.all(runners.map(async ({ runner }) => runner.idle()));
  // Where the database is gone, its sign of life grows old by itself.
  await workerGone(db, id).catch((error: unknown) => log.warn(wordsOf(error), "The database was not told goodbye."));
  await sql.end();
  log.info({ worker: id }, "The worker has left.");
  process.exit(0);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void leave());
