import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { workers } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { testDatabase } from "@/db/test-database";
import { some, testFirm } from "@/db/test-firm";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { connectQueue } from "@/lib/queue";
import { type LocalResend, startLocalResend } from "@/local/resend/server";

const { db, url } = await testDatabase();
const children: ChildProcess[] = [];
let resend: LocalResend;
const events = createServer((_, response) => response.end());

beforeAll(async () => {
  await new Promise<void>((done) => events.listen(0, "127.0.0.1", done));
  const webhookUrl = `http://127.0.0.1:${(events.address() as AddressInfo).port}/`;
  const webhookSecret = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz";
  resend = await startLocalResend({ webhookUrl, webhookSecret, rateLimit: 100, acceptMs: 300 });
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await resend.stop();
  events.close();
});

function startWorker() {
  const child = spawn("node", ["--import", "tsx", "jobs/worker.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      RESEND_API_KEY: resend.apiKey,
      RESEND_RECEIVING_API_KEY: resend.fullApiKey,
      RESEND_BASE_URL: resend.url,
      LOG_LEVEL: "silent",
    },
    stdio: "ignore",
  });
  children.push(child);
  return { child, left: new Promise<number | null>((done) => child.once("exit", (code) => done(code))) };
}

async function until(isSo: () => Promise<boolean>, ms = 30_000) {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("It did not come to be in time.");
    await sleep(50);
  }
}

test("a worker killed at any point leaves nothing unsent and nothing sent twice; one told to leave leaves cleanly", async () => {
  const now = new Date();
  const firm = await testFirm(db, now);
  const context = { actor: mintRecruiter(firm.recruiter), now, db };
  await addStandardTemplates(context);
  const thanks = some((await listTemplates(context)).find((template) => template.name === "Thanks after interview"));
  const letter = async (count: number) => {
    const persons = await Promise.all(Array.from({ length: count }, async () => firm.person({ at: "interview" })));
    const { queued } = await queueOutreach(
      { ...context, now: new Date() },
      {
        operationKey: randomUUID(),
        templateVersionId: thanks.versionId,
        purpose: "process",
        processSubject: "thanks",
        positionId: firm.position.id,
        recipients: persons.map(({ personId }) => ({ personId })),
      },
    );
    return queued.map(({ messageId }) => messageId);
  };
  const count = async (ids: string[], state: "accepted" | "claimed") =>
    (await db.select().from(messages).where(inArray(messages.id, ids))).filter((row) => row.state === state).length;

  const ids = await letter(20);
  const first = startWorker();
  await until(async () => (await count(ids, "claimed")) > 0);
  await sleep(150);
  first.child.kill("SIGKILL");
  await first.left;
  expect(await count(ids, "accepted")).toBeLessThan(20);
  await db.update(messages).set({ leaseUntil: now }).where(eq(messages.state, "claimed"));

  const second = startWorker();
  const third = startWorker();
  await until(async () => (await count(ids, "accepted")) === 20);
  const perKey = resend.acceptedByKey();
  for (const id of ids) expect(perKey[`callback/${id}`]).toBe(1);

  // By now the queue is installed, and a wake-up comes with the commit.
  connectQueue(db);
  const woken = await letter(1);
  await until(async () => (await count(woken, "accepted")) === 1);
  const [jobs] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from pgboss.job where name = 'send-messages'`,
  );
  expect(jobs?.n).toBeGreaterThan(0);

  expect((await db.select().from(workers)).length).toBe(3);
  second.child.kill("SIGTERM");
  third.child.kill("SIGTERM");
  expect(await Promise.all([second.left, third.left])).toEqual([0, 0]);
  expect((await db.select().from(workers)).length).toBe(1);
}, 90_000);
