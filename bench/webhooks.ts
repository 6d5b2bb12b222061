import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { webhookEvents } from "@/db/schema/inbound";
import { applyWebhooks } from "../jobs/apply-webhooks";
import { buildIfStale } from "../local/build";
import { seededRandom } from "../local/demo/random";
import { localSecrets } from "../local/secrets";
import { benchDatabase, emailFirm } from "./email-firm";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";
import { openWeb } from "./web";
import { type Sign, type Signed, signer } from "./webhook-signature";
import { listDifferences, planTwins, type Told } from "./webhook-twins";

const emails = 600;
const lateMs = 27 * 3_600_000;
const senders = 8;
const goalMs = 50;

/**
 * Resend's events as they may come: each one to five times, in any order, 27 hours late, from eight connections at once,
 * with forged ones among them. Each email has a twin whose events came once and in their order: both must end alike.
 */
export async function benchWebhooks(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const { db, server, folder } = await benchDatabase(stack, { connections: 10 });
  const secrets = localSecrets(join(folder, "secrets"));
  process.env.SUPPRESSION_KEY = secrets.SUPPRESSION_KEY;
  const firm = await emailFirm(stack, db);
  say(`${emails} emails and their twins`);
  const twins = await planTwins(firm, emails);
  say("The build");
  await buildIfStale(stack, join(folder, "build.log"));
  mkdirSync(join(folder, "logs"));
  const web = await openWeb(
    { folder: join(folder, "logs"), databaseUrl: server.url, secrets, context: firm.context },
    { name: "web", checkout: ".", users: 0 },
    stack,
  );

  const job = { db, mailer: firm.mailer, clock: firm.clock, signal: new AbortController().signal, onError: fail };
  const sign = signer(secrets.RESEND_WEBHOOK_SECRET);
  const post = async (request: Signed) => {
    const begun = performance.now();
    const { status } = await fetch(`${web.url}/api/webhooks/resend`, { method: "POST", ...request });
    return { status, ms: performance.now() - begun };
  };
  // The twins hear at once.
  const places = Math.max(...twins.map(({ told }) => told.length));
  for (let place = 0; place < places; place += 1) {
    const now = twins.flatMap(({ inOrder }) => inOrder[place] ?? []);
    for (const event of now) expectStatus(await post(sign(event)), 200);
    await applyWebhooks(job);
  }
  firm.goTo(new Date(firm.clock().getTime() + lateMs));

  const random = seededRandom(emails);
  const deliveries = random.some(
    twins.flatMap(({ told }) => told.flatMap((event) => Array.from({ length: random.between(1, 5) }, () => event))),
    Number.POSITIVE_INFINITY,
  );
  say(`${deliveries.length} deliveries`);
  const forged = { tried: 0, accepted: 0 };
  const times: number[] = [];
  const over = new AbortController();
  const applying = (async () => {
    while (!over.signal.aborted) {
      await applyWebhooks(job);
      await sleep(20);
    }
  })();
  const rest = deliveries.values();
  await Promise.all(
    Array.from({ length: senders }, async () => {
      for (const event of rest) {
        const answer = await post(sign(event));
        expectStatus(answer, 200);
        times.push(answer.ms);
        if (!random.percent(10)) continue;
        forged.tried += 1;
        const { status } = await post(forge(random.between(0, 4), event, sign));
        if (status !== 401) forged.accepted += 1;
      }
    }),
  );
  over.abort();
  await applying;
  await applyWebhooks(job);

  const different = await listDifferences(db, twins);
  const kept = await db.$count(webhookEvents);
  const told = twins.reduce((all, twin) => all + twin.told.length + twin.inOrder.length, 0);
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return {
    line: {
      events: deliveries.length,
      different: different.length,
      forged: forged.tried,
      forged_accepted: forged.accepted,
      p99_ms: Math.round(p99),
      goal_ms: goalMs,
    },
    never: [
      ...different,
      ...(forged.accepted > 0 ? [`${forged.accepted} forged events were accepted.`] : []),
      ...(kept === told ? [] : [`${kept} events were kept of ${told} that were told.`]),
    ],
  };
}

/** What a stranger would send: with another key, with no signature, with other words, an old one again, under another id. */
function forge(way: number, event: Told, sign: Sign): Signed {
  const other = { ...event, svixId: `msg_${randomUUID()}` };
  if (way === 0) return sign(other, { key: `whsec_${Buffer.from(randomUUID()).toString("base64")}` });
  if (way === 1) return { ...sign(other), headers: { "content-type": "application/json", "svix-id": other.svixId } };
  if (way === 2) return sign(other, { body: JSON.stringify({ ...event.payload, more: "words" }) });
  if (way === 3) return sign(other, { at: new Date(Date.now() - 10 * 60_000) });
  const signed = sign(event);
  return { ...signed, headers: { ...signed.headers, "svix-id": other.svixId } };
}

function expectStatus({ status }: { status: number }, wanted: number) {
  if (status !== wanted) throw new Error(`An event was answered ${status}, not ${wanted}.`);
}

function fail(error: unknown): never {
  throw error;
}
