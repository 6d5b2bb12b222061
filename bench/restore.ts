import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@/db/client";
import { mintRecruiter } from "@/db/context";
import { migrateDatabase } from "@/db/migrate";
import { some, testFirm } from "@/db/test-firm";
import { resumeSending } from "@/features/messages/mutations/pause-sending";
import { findRestored } from "@/features/messages/queries/find-restored";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { Refusal } from "@/lib/errors";
import { backUp } from "../local/backup";
import { startWorker } from "../local/installation";
import { startPostgres } from "../local/postgres";
import { restore } from "../local/restore";
import { startLocalResend } from "../local/resend/server";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";

const wanted = 500;
/** After how many the machine is lost: Resend has taken them, and the backup knows nothing of it. */
const sentBeforeLoss = 180;
const secret = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz";
/** As long as an admin takes to look, at least: a worker runs all that time. */
const lookingMs = 10_000;
const patienceMs = 240_000;

/**
 * 500 emails are queued, a backup is taken of the running database, and then a part of them goes. The machine is lost
 * and the backup restored; the worker starts by itself. Nothing may go before an admin resumes, and in the end each
 * email was accepted once.
 */
export async function benchRestore(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "callback-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const home = join(folder, "data");
  const backup = join(folder, "backup");
  const resend = await startResend(stack);
  const started = performance.now();

  say("A database with 500 queued emails, and its backup");
  const first = await open(home, stack);
  await migrateDatabase(first.server);
  // What is queued in this process is queued as web would.
  Object.assign(process.env, settings(first.server.url, resend));
  const { actor, queued } = await queueMany(first.db);
  await backUp({ folder: home, into: backup });

  say(`${sentBeforeLoss} of them go, and the machine is lost`);
  const lost = startWorker({ env: { ...settings(first.server.url, resend), NODE_ENV: "production" } });
  stack.defer(lost.stop);
  await until("enough emails went", () => accepted(resend).length >= sentBeforeLoss);
  await lost.stop();
  await first.close();
  const before = accepted(resend).length;

  say("The backup is restored, and a worker starts by itself");
  const restoring = performance.now();
  await restore({ folder: home, from: backup, now: new Date() });
  const second = await open(home, stack);
  const worker = startWorker({ env: { ...settings(second.server.url, resend), NODE_ENV: "production" } });
  stack.defer(worker.stop);
  const context = () => ({ actor, now: new Date(), db: second.db });
  await until("the queue was compared with Resend", async () => Boolean((await findRestored(context()))?.comparedAt));
  const seconds = (performance.now() - restoring) / 1_000;
  const found = await findRestored(context());
  await sleep(lookingMs);
  const sentBeforeConfirm = accepted(resend).length - before;

  say("An admin looks and resumes");
  await resumeSending(context());
  const unsent = async () => {
    const [row] = await second.sql<[{ count: number }]>`
      select count(*)::int as count from messages where state in ('queued', 'claimed')`;
    return row.count;
  };
  await until("every email ended", async () => (await unsent()) === 0);
  const counts = Object.values(resend.acceptedByKey());
  const [{ count: onRecord }] = await second.sql<[{ count: number }]>`
    select count(*)::int as count from messages where accepted_at is not null`;
  await worker.stop();

  const sentTwice = counts.filter((count) => count > 1).length + new Set(accepted(resend)).size - counts.length;
  const never = [
    ...(sentTwice === 0 ? [] : [`${sentTwice} emails were accepted twice.`]),
    ...(sentBeforeConfirm === 0 ? [] : [`${sentBeforeConfirm} emails went before an admin resumed.`]),
    ...(counts.length === queued && onRecord === queued ? [] : [`${queued - onRecord} emails did not end accepted.`]),
    ...(found?.gone === before ? [] : [`${before} had gone, and ${found?.gone} were found.`]),
  ];
  return {
    line: {
      queued,
      sent_twice: sentTwice,
      sent_before_confirm: sentBeforeConfirm,
      seconds: Number(seconds.toFixed(1)),
    },
    never,
    gone_before_the_loss: before,
    whole_seconds: Number(((performance.now() - started) / 1_000).toFixed(1)),
  };
}

type Resend = Awaited<ReturnType<typeof startResend>>;

async function startResend(stack: AsyncDisposableStack) {
  const events = createServer((_, response) => response.end());
  await new Promise<void>((done) => events.listen(0, "127.0.0.1", done));
  stack.defer(() => void events.close());
  const webhookUrl = `http://127.0.0.1:${(events.address() as AddressInfo).port}/`;
  const resend = await startLocalResend({ webhookUrl, webhookSecret: secret, rateLimit: 50 });
  stack.defer(() => resend.stop());
  return resend;
}

async function open(home: string, stack: AsyncDisposableStack) {
  const server = await startPostgres({ dataDir: join(home, "postgres") });
  const { sql, db } = connect(server.url, { max: 4, name: "callback-bench" });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await sql.end({ timeout: 1 });
    await server.stop();
  };
  stack.defer(close);
  return { server, sql, db, close };
}

/** Email about a process, which goes at any hour, so that the benchmark does not depend on when it is run. */
async function queueMany(db: Awaited<ReturnType<typeof open>>["db"]) {
  const now = new Date();
  const firm = await testFirm(db, now);
  const actor = mintRecruiter(firm.recruiter);
  await addStandardTemplates({ actor, now, db });
  const templates = await listTemplates({ actor, now, db });
  const thanks = some(templates.find(({ name }) => name === "Interview thank-you"));
  let queued = 0;
  for (let left = wanted; left > 0; left -= 100) {
    const people = await Promise.all(Array.from({ length: 100 }, async () => firm.person({ at: "interview" })));
    const report = await queueOutreach(
      { actor, now: new Date(), db },
      {
        templateVersionId: thanks.versionId,
        purpose: "process",
        processSubject: "thanks",
        positionId: firm.position.id,
        recipients: people.map(({ personId }) => ({ personId })),
      },
    );
    queued += report.queued.length;
  }
  return { actor, queued };
}

function settings(databaseUrl: string, resend: Resend) {
  return {
    DATABASE_URL: databaseUrl,
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "a secret that only this benchmark knows of",
    SUPPRESSION_KEY: "another secret that only this benchmark knows",
    RESEND_API_KEY: resend.apiKey,
    RESEND_RECEIVING_API_KEY: resend.fullApiKey,
    RESEND_BASE_URL: resend.url,
    RESEND_WEBHOOK_SECRET: secret,
  };
}

/** The keys under which Resend took an email, one for each email. */
function accepted(resend: Resend): string[] {
  return Object.keys(resend.acceptedByKey());
}

async function until(what: string, holds: () => boolean | Promise<boolean>) {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Refusal(`It took too long until ${what}.`);
}
