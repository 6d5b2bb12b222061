import { randomUUID } from "node:crypto";
import { connect, pool } from "@/db/client";
import { workerGone, workerSeen } from "@/db/workers";
import { noteDatabase } from "@/features/messages/mutations/note-restored";
import { pauseOutreach } from "@/features/messages/mutations/pause-outreach";
import { forgetAnswers } from "@/features/operations/mutations/forget-answers";
import { present } from "@/lib/clock";
import { env } from "@/lib/env";
import { faultOf } from "@/lib/fault";
import { log } from "@/lib/log";
import { createMailer } from "@/lib/mailer";
import { quietConsole } from "@/lib/quiet-console";
import { isJobName, type JobName, jobNames, wakeChannel } from "@/lib/queue";
import { answerResets } from "@/features/recruiters/mutations/answer-resets";
import { chainAuditLog } from "./chain-audit-log";
import { applyWebhooks } from "./apply-webhooks";
import { compareRestored } from "./compare-restored";
import { continueSends } from "./continue-sends";
import { countImports } from "./count-imports";
import { deleteOld } from "./delete-old";
import { startPulse } from "./pulse";
import { runImports } from "./run-imports";
import { keepAttachments } from "./keep-attachments";
import { pushOptOuts } from "./push-opt-outs";
import { readingPace } from "./reading-pace";
import { createRunner } from "./runner";
import { failedEventsSeconds, shutdownSeconds, sweepSeconds } from "./schedule";
import { sendDigests } from "./send-digests";
import { sendNotices } from "./send-notices";
import { sendMessages } from "./send-messages";
import { sendSystemEmails } from "./send-system-emails";
import { settleKeys } from "./settle-keys";

quietConsole();
// An error that nobody caught leaves this process in an unknown state. What it had claimed is found by its lease.
process.on("uncaughtException", (error) => {
  log.fatal(faultOf(error), "The worker stops: an error was not caught.");
  process.exit(1);
});

const id = randomUUID();
const { APP_URL, DATABASE_URL, RESEND_API_KEY, RESEND_RECEIVING_API_KEY, RESEND_BASE_URL, VAPID_PRIVATE_KEY } =
  settings();
const { db, sql } = pool(DATABASE_URL);
/** A connection of its own: postgres.js listens on it again by itself when it was lost. */
const listener = connect(DATABASE_URL, { max: 1, name: "callback-wake-ups" }).sql;
const leaving = new AbortController();
const mailer = createMailer({
  apiKey: RESEND_API_KEY,
  receivingApiKey: RESEND_RECEIVING_API_KEY,
  baseUrl: RESEND_BASE_URL,
  pace: readingPace({ db, clock: present }),
});
const shell = { db, mailer, clock: present, signal: leaving.signal };
const report = (job: JobName) => (error: unknown) => log.error({ job, ...faultOf(error) }, "A job failed.");

let failedEventsAt = 0;
const jobs: Record<JobName, () => Promise<unknown>> = {
  "send-messages": async () => sendMessages({ ...shell, onError: report("send-messages") }),
  "send-system-emails": async () => sendSystemEmails({ ...shell, onError: report("send-system-emails") }),
  "send-digests": async () => sendDigests({ ...shell, onError: report("send-digests") }),
  "send-notices": async () =>
    sendNotices({
      ...shell,
      privateKey: VAPID_PRIVATE_KEY,
      contact: APP_URL.startsWith("https:") ? APP_URL : "mailto:callback@localhost",
      onError: report("send-notices"),
    }),
  "answer-resets": async () => answerResets({ actor: { kind: "system", name: "answer-resets" }, now: present(), db }),
  "apply-webhooks": async () => {
    const failed = Date.now() - failedEventsAt > failedEventsSeconds * 1_000;
    if (failed) failedEventsAt = Date.now();
    return applyWebhooks({ ...shell, failed, onError: report("apply-webhooks") });
  },
  "continue-sends": async () => continueSends({ ...shell, onError: report("continue-sends") }),
  "watch-deliverability": async () =>
    pauseOutreach({ actor: { kind: "system", name: "watch-deliverability" }, now: present(), db }),
  "keep-attachments": async () => keepAttachments({ ...shell, onError: report("keep-attachments") }),
  "push-opt-outs": async () => pushOptOuts({ ...shell, onError: report("push-opt-outs") }),
  "count-imports": async () => countImports({ ...shell, onError: report("count-imports") }),
  "run-imports": async () => runImports({ ...shell, onError: report("run-imports") }),
  "compare-restored": async () => compareRestored(shell),
  "delete-old-events": async () => deleteOld(db, present()),
  "forget-answers": async () =>
    forgetAnswers({ actor: { kind: "system", name: "forget-answers" }, now: present(), db }),
  "chain-operations": async () => chainAuditLog(db),
};
const runners = new Map(jobNames.map((name) => [name, createRunner(jobs[name], report(name))]));
/** Nothing is done before the keys were looked at, whoever asks for it. */
const run = (name: JobName) => {
  if (pulse.answers()) void runners.get(name)?.kick();
};
const runAll = () => jobNames.forEach(run);

const pulse = startPulse({
  prepare: async () => {
    await settleKeys({ db, now: present() });
    await noteDatabase({ actor: { kind: "system", name: "worker" }, now: present(), db });
  },
  sign: async () => workerSeen(db, id, present()),
  onAnswer: () => {
    log.info({ worker: id }, "The worker is up, and the database answers.");
    runAll();
  },
});
const sweeps = jobNames.map((name) => setInterval(() => run(name), sweepSeconds[name] * 1_000));

listener
  .listen(
    wakeChannel,
    (name) => {
      if (isJobName(name)) run(name);
    },
    // For notifications that came while nobody listened.
    runAll,
  )
  // It is tried again with each connection; until then the worker is slower by a sweep, not wrong.
  .catch((error: unknown) => log.warn(faultOf(error), "The worker does not hear wake-ups yet."));

/** Claims nothing new, finishes and records what it has begun. What it cannot finish is found by its lease. */
async function leave() {
  if (leaving.signal.aborted) return;
  setTimeout(() => process.exit(1), shutdownSeconds * 1_000).unref();
  leaving.abort();
  for (const sweep of sweeps) clearInterval(sweep);
  await listener.end({ timeout: 0 });
  await pulse.stop();
  await Promise.all([...runners.values()].map(async (runner) => runner.idle()));
  // Where the database is gone, the sign of life expires by itself.
  await workerGone(db, id).catch((error: unknown) =>
    log.warn(faultOf(error), "The sign of life of this worker could not be removed."),
  );
  await sql.end({ timeout: 1 });
  log.info({ worker: id }, "The worker has left.");
  process.exit(0);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void leave());

/** A missing or wrong setting is said as it is, with its remedy: the log would keep no word of it. */
function settings() {
  try {
    return env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : "The settings cannot be read."}\n`);
    return process.exit(1);
  }
}
