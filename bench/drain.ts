import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startDraft } from "@/features/drafts/mutations/start-draft";
import { continueSending, sendDraft } from "@/features/outreach/mutations/send-draft";
import { getDraft } from "@/features/outreach/queries/get-draft";
import { buildIfStale } from "../local/build";
import { localSecrets } from "../local/secrets";
import { benchDatabase, emailFirm, type EmailFirm } from "./email-firm";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";
import { openWeb } from "./web";
import { signer } from "./webhook-signature";
import { planTwins } from "./webhook-twins";

/** What Resend allows an account to ask a second, unless it was raised. */
const rate = 10;
const people = 2_000;
const mails = 900;
const senders = 4;
const webhooks = { perSecond: 200, seconds: 20 };
const goals = { share: 0.95, queueSeconds: 3, webhookMs: 50 };

/**
 * How fast a send gets out: 2,000 people from the press of Send to the last row of the queue, then the queue through four
 * senders that share the account's rate, and the events that come back.
 */
export async function benchDrain(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const { db, server, folder } = await benchDatabase(stack, { connections: 20 });
  const secrets = localSecrets(join(folder, "secrets"));
  process.env.SUPPRESSION_KEY = secrets.SUPPRESSION_KEY;
  const firm = await emailFirm(stack, db, { rateLimit: rate });
  say(`${people} people`);
  const queueSeconds = await queueAll(firm);
  say(`${people} were queued in ${queueSeconds.toFixed(1)} s`);

  // The seconds in which a send can be taken back are over.
  firm.goTo(new Date(firm.clock().getTime() + 60_000));
  const { share, slowDowns } = await drain(firm);
  say(`${Math.round(share * 100)} % of the rate`);

  const events = webhooks.perSecond * webhooks.seconds;
  const told = (await planTwins(firm, events / 2)).flatMap((twin) => [
    ...twin.told.slice(0, 1),
    ...twin.inOrder.slice(0, 1),
  ]);
  say("The build");
  await buildIfStale(stack, join(folder, "build.log"));
  mkdirSync(join(folder, "logs"));
  const served = { folder: join(folder, "logs"), databaseUrl: server.url, secrets, context: firm.context };
  const web = await openWeb(served, { name: "web", checkout: ".", users: 0 }, stack);
  const sign = signer(secrets.RESEND_WEBHOOK_SECRET);
  const times: number[] = [];
  let refused = 0;
  const begun = performance.now();
  await Promise.all(
    told.map(async (event, index) => {
      const due = begun + (index / webhooks.perSecond) * 1_000;
      await sleep(Math.max(0, due - performance.now()));
      const { status } = await fetch(`${web.url}/api/webhooks/resend`, { method: "POST", ...sign(event) });
      if (status !== 200) refused += 1;
      // From when it was to be sent: what waits in line for its turn waits for its answer too.
      times.push(performance.now() - due);
    }),
  );
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return {
    line: {
      mails,
      share_of_limit: Number(share.toFixed(3)),
      slow_downs: slowDowns,
      queue_2000_s: Number(queueSeconds.toFixed(1)),
      webhooks_per_s: webhooks.perSecond,
      webhook_p99_ms: Math.round(p99),
    },
    never: refused > 0 ? [`${refused} events were refused.`] : [],
    goals,
  };
}

/** From the press of Send to the last email in the queue, as the request and the worker after it do it. */
async function queueAll(firm: EmailFirm) {
  const personIds: string[] = [];
  while (personIds.length < people)
    personIds.push(...(await Promise.all(Array.from({ length: 50 }, async () => (await firm.firm.person()).personId))));
  const { outreachId } = await startDraft(firm.context(), { personIds });
  const draft = await getDraft(firm.context(), outreachId);
  const emails = draft.emails.flatMap(({ personId, seen, verdict }) =>
    seen && verdict === "go" ? [{ personId, seen }] : [],
  );
  const begun = performance.now();
  await sendDraft(firm.context(), { outreachId, version: draft.version, emails });
  while ((await continueSending(firm.context(), { outreachId })).left);
  return (performance.now() - begun) / 1_000;
}

/** So many of them through four senders at once; by when Resend's stand-in took each. */
async function drain(firm: EmailFirm) {
  const over = new AbortController();
  const sending = Array.from({ length: senders }, async () =>
    firm.send((error) => {
      throw error;
    }, over.signal),
  );
  const accepted = () => firm.resend.requests.filter(({ status }) => status === 200);
  while (accepted().length < mails) await sleep(100);
  over.abort();
  await Promise.all(sending);
  const taken = accepted().slice(0, mails);
  const [first, last] = [taken[0]?.at ?? 0, taken.at(-1)?.at ?? 0];
  const slowDowns = firm.resend.requests.filter(({ status }) => status === 429).length;
  return { share: (mails - 1) / ((last - first) / 1_000) / rate, slowDowns };
}
