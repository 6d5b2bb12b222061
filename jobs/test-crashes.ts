import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type Context, mintRecruiter } from "@/db/context";
import { replies, senderState } from "@/db/schema/inbound";
import { messages, slots } from "@/db/schema/messages";
import { some, testFirm } from "@/db/test-firm";
import { resumeSending } from "@/features/messages/mutations/pause-sending";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries/list-templates";
import type { Press } from "@/lib/action-result";
import { createMailer, verifyWebhook } from "@/lib/mailer";
import { startLocalResend } from "@/local/resend/server";
import { applyWebhooks } from "./apply-webhooks";
import { sendMessages } from "./send-messages";
import { bundleProgram } from "./test-bundle";
import { httpRequests, type Moment, postgresRequests, startCrashProxy } from "./test-crash-proxy";
import type { Step, StepEnd, StepOrder } from "./test-crash-step";

const webhookSecret = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz";
/** Tuesday, March 10, 2026, 11:00 AM in Tampa. */
const start = new Date("2026-03-10T15:00:00Z");
type StoredEvent = Parameters<typeof storeWebhookEvent>[1];

/** Where a step is killed: at which request to which server, and on which side of it. */
export type Kill = { server: "database" | "resend"; at: number; moment: Moment };

/**
 * A firm whose emails live between a database and Resend's stand-in, and whose steps run in processes that can be killed
 * at each of their requests. The stand-in keeps what it accepted in a file that it syncs, so that a case can be compared
 * with it. `folder` is for that file.
 */
export async function testCrashes({ db, url, folder }: { db: Database; url: string; folder: string }) {
  const events: StoredEvent[] = [];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const header = (name: string) => String(request.headers[name] ?? "");
      const headers = {
        id: header("svix-id"),
        timestamp: header("svix-timestamp"),
        signature: header("svix-signature"),
      };
      const event = verifyWebhook(Buffer.concat(chunks).toString(), headers, webhookSecret);
      if (event) events.push({ svixId: headers.id, type: event.type, payload: { ...event } });
      response.writeHead(event ? 200 : 401).end();
    });
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const resend = await startLocalResend({
    webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    webhookSecret,
    dataDir: folder,
    rateLimit: 10_000,
    deliveryStepMs: 1,
  });
  const keys = { apiKey: resend.apiKey, receivingApiKey: resend.fullApiKey };
  const at = new URL(url);
  const proxies = {
    database: await startCrashProxy({
      target: { host: at.hostname, port: Number(at.port) },
      requestsIn: postgresRequests,
    }),
    resend: await startCrashProxy({
      target: { host: "127.0.0.1", port: Number(new URL(resend.url).port) },
      requestsIn: httpRequests,
    }),
  };
  at.hostname = "127.0.0.1";
  at.port = `${proxies.database.port}`;

  const firm = await testFirm(db, start);
  const recruiter = mintRecruiter(firm.recruiter);
  let now = start;
  const context = (): Context => ({ actor: recruiter, now, db });
  const system = (): Context => ({ actor: { kind: "system", name: "crashes" }, now, db });
  await addStandardTemplates(context());
  const templates = await listTemplates(context());
  const template = some(templates.find(({ name }) => name === "General outreach"));
  const mailer = createMailer({ ...keys, baseUrl: resend.url, patienceMs: 400 });
  const job = {
    db,
    mailer,
    clock: () => now,
    signal: new AbortController().signal,
    // An email or event that failed is tried again in the next round; what never works is found in the end.
    onError: () => undefined,
  };

  const orderFor = (personId: string) => ({
    templateVersionId: template.versionId,
    purpose: "free" as const,
    recipients: [{ personId }],
  });

  const program = await bundleProgram("jobs/test-crash-step.ts", join(folder, "step.mjs"));
  const ready = [startChild(program), startChild(program)];
  async function runStep(step: Step, kill: Kill | null) {
    ready.push(startChild(program));
    const child = some(await ready.shift());
    const strike = () => void child.kill("SIGKILL");
    for (const [name, proxy] of Object.entries(proxies))
      proxy.arm(kill?.server === name ? { at: kill.at, moment: kill.moment, strike } : null);
    const order: StepOrder = {
      step,
      now: now.toISOString(),
      databaseUrl: at.href,
      resend: { ...keys, baseUrl: `http://127.0.0.1:${proxies.resend.port}` },
      recruiter: { id: recruiter.id, name: recruiter.name, role: recruiter.role, zone: recruiter.zone },
    };
    let end: StepEnd | null = null;
    child.on("message", (message: StepEnd) => (end = message));
    child.send(order);
    const [, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    return {
      killed: signal === "SIGKILL",
      end: end as StepEnd | null,
      requests: { database: proxies.database.seen(), resend: proxies.resend.seen() },
    };
  }

  async function takeEvents() {
    await resend.settled();
    for (const event of events.splice(0)) await storeWebhookEvent(system(), event);
  }

  /** What workers do in the day after: more attempts, events, and a person who lets a stopped queue go on. */
  async function drain(isOver: () => Promise<boolean>) {
    for (const minutes of [0, 2, 5, 15, 60, 60, 60, 26 * 60, 24 * 60, 24 * 60, 24 * 60]) {
      now = new Date(now.getTime() + minutes * 60_000);
      const [sender] = await db.select().from(senderState);
      if (sender?.stoppedAt) await resumeSending(context());
      await sendMessages(job);
      // Events come late, so that they do not settle what the next attempt has to.
      if (minutes >= 5) await takeEvents();
      await applyWebhooks({ ...job, failed: true });
      if (minutes > 0 && (await isOver())) return;
    }
  }

  return {
    firm,
    resend,
    events,
    context,
    system,
    runStep,
    takeEvents,
    drain,
    /** A person of this case alone, in the same hour as all. */
    async begin() {
      now = start;
      resend.clearFaults();
      events.length = 0;
      await db.delete(senderState);
      return firm.person();
    },
    orderFor,
    queue: async (personId: string, press: Press = { key: randomUUID() }) =>
      queueOutreach({ ...context(), press }, orderFor(personId)),
    /** Sends what is due, and waits until Resend's stand-in has said what became of it. */
    async sendOnly() {
      await sendMessages(job);
      await resend.settled();
    },
    async look(personId: string) {
      const found = await db.select().from(messages).where(eq(messages.personId, personId));
      const taken = await db.select().from(slots).where(eq(slots.personId, personId));
      const answers = await db.select().from(replies).where(eq(replies.personId, personId));
      return { messages: found, slots: taken, replies: answers };
    },
    async stop() {
      for (const child of await Promise.all(ready)) child.kill("SIGKILL");
      await proxies.database.stop();
      await proxies.resend.stop();
      await resend.stop();
      receiver.close();
    },
  };
}

export type Crashes = Awaited<ReturnType<typeof testCrashes>>;

/** Started ahead: the next begins while this one is looked at. */
async function startChild(program: string): Promise<ChildProcess> {
  const child = spawn("node", [program], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  await once(child, "message");
  return child;
}
