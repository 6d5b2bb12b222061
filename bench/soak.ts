import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { connect } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { testQueueIn } from "@/features/messages/mutations/test-queue-in";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { present } from "@/lib/clock";
import { bundleProgram } from "../jobs/test-bundle";
import { buildIfStale } from "../local/build";
import { type Child, startNode } from "../local/child-process";
import { seededRandom } from "../local/demo/random";
import { startWeb } from "../local/installation";
import { freePort } from "../local/ports";
import { startPostgres } from "../local/postgres";
import type { FaultKind } from "../local/resend/faults";
import { startLocalResend } from "../local/resend/server";
import { localSecrets } from "../local/secrets";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";

const sends = 10_000;
const workers = 4;
const killEveryMs = 2_000;
const stopDatabaseEveryMs = 60_000;
const faultyPercent = 20;
// Workers that live eight seconds send two emails a second: the whole takes an hour and a half.
const mostMinutes = 150;
/** Faults that pass by themselves: what stops sending for good waits for an admin, and is the matter of other tests. */
const faults: FaultKind[] = [
  "timeout",
  "reset",
  "500",
  "503",
  "html200",
  "truncated200",
  "429-rate",
  "409-concurrent",
  "accept-then-reset",
  "accept-then-500",
  "accept-then-timeout",
];

/**
 * Ten thousand emails through four workers of which one is killed every two seconds, past a PostgreSQL that is killed
 * every minute and a Resend that fails a fifth of the people's emails, its events told to two web processes in turn.
 */
export async function benchSoak(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "callback-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  say("The build");
  await buildIfStale(stack, join(folder, "build.log"));
  // A worker that is killed every eight seconds would spend half of them reading its modules.
  const program = await bundleProgram("jobs/worker.ts", join(folder, "worker.mjs"));

  const port = await freePort();
  const dataDir = join(folder, "postgres");
  let database = await startPostgres({ dataDir, port });
  stack.defer(async () => database.stop());
  await migrateDatabase(database);
  const secrets = localSecrets(join(folder, "secrets"));
  const webPorts = [await freePort(), await freePort()];
  const urls = webPorts.map((each) => `http://127.0.0.1:${each}`);
  const hookOf = (turn: number) => `${urls[turn % urls.length]}/api/webhooks/resend`;
  const ahead = untilTuesday();
  const resend = await startLocalResend({
    webhookUrl: hookOf(0),
    webhookSecret: secrets.RESEND_WEBHOOK_SECRET,
    dataDir: join(folder, "resend"),
    rateLimit: 100,
    deliveryStepMs: 10,
    now: () => new Date(Date.now() + ahead),
  });
  stack.defer(async () => resend.stop());
  const env = {
    ...secrets,
    DATABASE_URL: database.url,
    APP_URL: urls[0] ?? "",
    RESEND_API_KEY: resend.apiKey,
    RESEND_RECEIVING_API_KEY: resend.fullApiKey,
    RESEND_BASE_URL: resend.url,
    CALLBACK_CLOCK_AHEAD_MS: `${ahead}`,
    LOG_LEVEL: "silent",
  };
  Object.assign(process.env, env);
  const { db, sql: pool } = connect(database.url, { max: 8, name: "callback-bench" });
  stack.defer(async () => pool.end({ timeout: 1 }));

  say(`${sends} people`);
  const firm = await testQueueIn(db);
  const random = seededRandom(sends);
  const persons: { personId: string; address: string }[] = [];
  let struck = 0;
  while (persons.length < sends)
    persons.push(...(await Promise.all(Array.from({ length: 50 }, async () => firm.firm.person()))));
  for (const { address } of persons)
    if (random.percent(faultyPercent)) {
      struck += 1;
      resend.fault({
        kind: random.pick(faults),
        match: { to: address, endpoint: "POST /emails", times: random.between(1, 2) },
      });
    }

  const logs = join(folder, "logs");
  mkdirSync(logs);
  for (const [index, each] of webPorts.entries()) {
    const own = join(logs, `web-${index}`);
    mkdirSync(own);
    const web = startWeb({ port: each, host: "127.0.0.1", env, logs: own });
    stack.defer(web.stop);
  }
  const startOne = (): Child => startNode("The worker", [program], { env, logFile: join(logs, "worker.log") });
  const running = Array.from({ length: workers }, startOne);
  stack.defer(async () => {
    await Promise.all(running.map(async (worker) => worker.stop()));
  });

  const counts = { kills: 0, stops: 0 };
  const end = Date.now() + mostMinutes * 60_000;
  const over = new AbortController();
  const killing = (async () => {
    for (let turn = 0; !over.signal.aborted; turn += 1) {
      await sleep(killEveryMs);
      resend.pointWebhooksAt(hookOf(turn));
      const worker = running[turn % workers];
      if (worker) killHard(worker.pid);
      counts.kills += 1;
      running[turn % workers] = startOne();
    }
  })();
  const stopping = (async () => {
    for (;;) {
      for (let waited = 0; waited < stopDatabaseEveryMs && !over.signal.aborted; waited += 500) await sleep(500);
      if (over.signal.aborted) return;
      process.kill(Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
      counts.stops += 1;
      await database.exited;
      await database.stop();
      database = await startAgain(dataDir, port);
    }
  })();

  let left = sends;
  let queued = 0;
  let part: string[] = [];
  while (left > 0 && Date.now() < end) {
    try {
      // What a lost database has left undone is asked for again: whoever has an email already gets no second one.
      if (part.length === 0) part = persons.slice(queued, queued + 200).map(({ personId }) => personId);
      if (part.length > 0) await queueOutreach({ ...firm.context(), now: present() }, firm.free(part));
      queued += part.length;
      part = [];
      const [row] = await db.execute<{ left: number }>(
        sql`select ${sends} - count(*)::int as left from messages where state in ('accepted', 'delivered')`,
      );
      left = row?.left ?? left;
    } catch (error) {
      // The database is away: the same again when it is back.
      say(`not queued or counted yet: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    }
    await sleep(1_000);
    if (Math.random() < 0.05) say(`${left} left, ${counts.kills} workers and ${counts.stops} databases killed`);
  }
  over.abort();
  await Promise.all([killing, stopping]);

  const rows = await db.execute<{ address: string; state: string; reason: string | null }>(
    sql`select address, state, reason from messages`,
  );
  const stateOf = new Map(rows.map((row) => [row.address, row]));
  const lost: string[] = [];
  const doubled: string[] = [];
  for (const { address } of persons) {
    const times = resend.deliveredTo(address).length;
    const row = stateOf.get(address);
    const what = `${row?.state ?? "No email"} (${row?.reason ?? "no reason"}), accepted ${times} times`;
    if (times > 1) doubled.push(what);
    if (times === 0 || !row || !["accepted", "delivered"].includes(row.state)) lost.push(what);
  }
  if (rows.length > sends) doubled.push(`${rows.length} emails to ${sends} people.`);
  const delivered = rows.filter(({ state }) => state === "delivered").length;
  return {
    line: {
      sends: rows.length,
      kills: counts.kills,
      database_kills: counts.stops,
      faults: struck,
      lost: lost.length,
      doubled: doubled.length,
      delivered,
    },
    never: [...lost.slice(0, 20), ...doubled.slice(0, 20)],
  };
}

/** One that has ended by itself meanwhile is started again like the others. */
function killHard(pid: number) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** The processes of a server that was killed hold its memory for a moment. */
async function startAgain(dataDir: string, port: number) {
  for (let tries = 0; ; tries += 1) {
    const [started] = await Promise.allSettled([startPostgres({ dataDir, port })]);
    if (started.status === "fulfilled") return started.value;
    if (tries > 20) throw started.reason;
    await sleep(500);
  }
}

/** How far the clock is set ahead so that it is Tuesday morning: counted email goes on working days only. */
function untilTuesday() {
  const now = new Date();
  const tuesday = new Date(now);
  tuesday.setUTCHours(15, 0, 0, 0);
  do tuesday.setUTCDate(tuesday.getUTCDate() + 1);
  while (tuesday.getUTCDay() !== 2);
  return tuesday.getTime() - now.getTime();
}
