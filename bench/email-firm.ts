import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Database } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { testQueueIn } from "@/features/messages/mutations/test-queue-in";
import { createMailer } from "@/lib/mailer";
import { sendMessages } from "../jobs/send-messages";
import { startPostgres } from "../local/postgres";
import { startLocalResend } from "../local/resend/server";

/** What an installation sets, for a process that belongs to none. No address here is reached by anybody. */
const settings = {
  DATABASE_URL: "postgres://nobody@database.invalid/none",
  APP_URL: "https://callback.test",
  AUTH_SECRET: "a secret that only this benchmark knows",
  SUPPRESSION_KEY: "another secret that only this benchmark knows",
  LOG_LEVEL: "silent",
  RESEND_API_KEY: "re_bench",
  RESEND_WEBHOOK_SECRET: "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz",
};

/** A PostgreSQL server of the benchmark's own, migrated; all that it leaves is removed. */
export async function benchDatabase(stack: AsyncDisposableStack, { connections }: { connections: number }) {
  Object.assign(process.env, settings);
  const folder = mkdtempSync(join(tmpdir(), "callback-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startPostgres({ dataDir: join(folder, "postgres"), throwaway: true });
  stack.defer(() => server.stop());
  await migrateDatabase(server);
  const { sql, db } = connect(server.url, { max: connections, name: "callback-bench", statementTimeout: 60_000 });
  stack.defer(async () => sql.end({ timeout: 1 }));
  const owner = connect(server.ownerUrl, { max: 1, name: "callback-bench" });
  stack.defer(async () => owner.sql.end({ timeout: 1 }));
  return { db, sql, owner, server, folder };
}

/**
 * A firm whose emails really go, to Resend's stand-in. Its clock is set by whoever plays it, and runs on from there as
 * the clock on the wall does.
 */
export async function emailFirm(stack: AsyncDisposableStack, db: Database, { rateLimit = 10_000 } = {}) {
  const queueing = await testQueueIn(db);
  const events = createServer((_, response) => response.end());
  await new Promise<void>((done) => events.listen(0, "127.0.0.1", done));
  stack.defer(() => void events.close());
  const resend = await startLocalResend({
    webhookUrl: `http://127.0.0.1:${(events.address() as AddressInfo).port}/`,
    webhookSecret: "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz",
    rateLimit,
    deliveryStepMs: 1,
  });
  stack.defer(async () => resend.stop());
  const mailer = createMailer({
    apiKey: resend.apiKey,
    receivingApiKey: resend.fullApiKey,
    baseUrl: resend.url,
    patienceMs: 2_000,
  });
  let setTo = queueing.clock().getTime();
  let setAt = Date.now();
  const clock = () => new Date(setTo + Date.now() - setAt);
  const context = () => ({ ...queueing.context(), now: clock() });
  return {
    ...queueing,
    resend,
    mailer,
    clock,
    context,
    system: () => ({ ...queueing.system(), now: clock() }),
    goTo(at: Date) {
      setTo = at.getTime();
      setAt = Date.now();
    },
    /** One worker's round: claims what is due, sends it, and writes down what became of it. */
    send: async (onError: (error: unknown) => void, signal = new AbortController().signal) =>
      sendMessages({ db, mailer, clock, signal, onError }),
  };
}

export type EmailFirm = Awaited<ReturnType<typeof emailFirm>>;
