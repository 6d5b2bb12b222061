import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LocalAccount } from "./account";
import { Api } from "./api";
import type { ApiAnswer } from "./api";
import { adjustableClock } from "./clock";
import type { Now } from "./clock";
import { Contacts } from "./contacts";
import { Control } from "./control";
import { Delivery } from "./delivery";
import { Faults } from "./faults";
import type { FaultRule } from "./faults";
import { Idempotency } from "./idempotency";
import { Inbox } from "./inbox";
import { openJournal } from "./journal";
import { Ledger } from "./ledger";
import type { Entry } from "./ledger";
import type { Email } from "./emails";
import { Problem } from "./problem";
import { RateLimit } from "./rate-limit";
import { Reader } from "./reader";
import type { Act, ActOutcome } from "./reader";
import { Sending } from "./sending";
import { Webhooks } from "./webhooks";

export interface LocalResendOptions {
  /** 0, or nothing, takes a free port. */
  port?: number;
  /** Where events go: this machine only. */
  webhookUrl: string;
  /** whsec_ and base64. */
  webhookSecret: string;
  /** Keeps emails, webhooks and idempotency over restarts; in memory when absent. */
  dataDir?: string;
  apiKey?: string;
  fullApiKey?: string;
  /** Requests per second for the whole team; Resend's own 10 when absent. */
  rateLimit?: number;
  /** Every domain may send when absent. */
  verifiedDomains?: string[];
  refuseExampleDomains?: boolean;
  /** How long a request is in progress before it is accepted. */
  acceptMs?: number;
  /** Between acceptance, `email.sent` and `email.delivered`. */
  deliveryStepMs?: number;
  retryDelaysMs?: number[];
  /** The installation's clock, which the demonstration sets ahead; the machine's when absent. */
  now?: Now;
}

const mostPayloadBytes = 64 * 1024 * 1024;

export async function startLocalResend(options: LocalResendOptions) {
  const keys = {
    apiKey: options.apiKey ?? "re_local_sending_only",
    fullApiKey: options.fullApiKey ?? "re_local_full_access",
  };
  const now = options.now ?? (() => new Date());
  const clock = adjustableClock(() => now().getTime());
  const ledger = new Ledger(openJournal<Entry>(options.dataDir));
  const webhooks = new Webhooks(ledger, {
    url: options.webhookUrl,
    secret: options.webhookSecret,
    retryDelaysMs: options.retryDelaysMs ?? [0, 100, 500, 2_000, 5_000, 10_000, 20_000, 30_000],
    now,
  });
  const delivery = new Delivery(ledger, webhooks, { stepMs: options.deliveryStepMs ?? 150, now });
  const faults = new Faults();
  const sending = new Sending({
    ledger,
    delivery,
    idempotency: new Idempotency(ledger.receipts, clock),
    rules: { verifiedDomains: options.verifiedDomains, refuseExampleDomains: options.refuseExampleDomains ?? false },
    acceptMs: options.acceptMs ?? 5,
    now,
  });
  const account = new LocalAccount({ now, webhookSecret: options.webhookSecret });
  const rateLimit = new RateLimit(options.rateLimit ?? 10);
  const contacts = new Contacts(now);
  const api = new Api({ account, contacts, ledger, sending, faults, keys, rateLimit });

  const reader = new Reader({ ledger, delivery, webhooks, now });
  const inbox = new Inbox(ledger, reader);
  const control = new Control({ ledger, faults, clock, reader, webhooks, now });

  const server = createServer((request, response) => {
    answer(request).then(
      (result) => respond(response, result),
      (error: unknown) =>
        respond(response, {
          status: 500,
          headers: {},
          body: JSON.stringify(new Problem(500, "application_error", String(error))),
        }),
    );
  });

  async function answer(request: IncomingMessage): Promise<ApiAnswer> {
    if (!isLocalHost(request.headers.host)) return refusal("This server answers on this machine only.\n");
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (isFromOtherSite(request)) return refusal("A page of another site may not act here.\n");
    const payload = await readPayload(request);
    const asked = {
      method: request.method ?? "GET",
      url,
      payload,
      header: (name: string) => singleHeader(request.headers[name]),
    };
    if (url.pathname === "/") return { status: 303, headers: { location: "/inbox" }, body: "" };
    if (url.pathname.startsWith("/inbox")) return inbox.answer(asked);
    if (url.pathname.startsWith("/_")) return control.answer(asked);
    return api.answer(asked);
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  delivery.resume();
  webhooks.resume();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // For whoever plays an email from outside: npm run inbox.
  if (options.dataDir) writeFileSync(join(options.dataDir, "address"), url);

  return {
    url,
    inboxUrl: `${url}/inbox`,
    ...keys,
    /** All emails accepted for an address, oldest first. */
    deliveredTo: (address: string): Email[] => ledger.emailsTo(address),
    /** How often a request was accepted under each idempotency key: more than once is a duplicate. */
    acceptedByKey: (): Record<string, number> => Object.fromEntries(ledger.acceptedByKey),
    /** What the reader of an email does with it, here the latest email to an address or one by its id. */
    act: (act: Act): Promise<ActOutcome> => reader.act(act),
    fault: (rule: FaultRule): void => faults.add(rule),
    /** When each request came, in milliseconds, and what it was answered, oldest first. */
    requests: api.requests,
    changeRateLimit: (perSecond: number): void => rateLimit.change(perSecond),
    clearFaults: (): void => faults.clear(),
    advanceClock: (milliseconds: number): void => clock.advance(milliseconds),
    /** Domains and webhooks of the account, as its owner sees them at Resend. */
    account,
    /** Whether broadcasts leave an address out; undefined where it is no contact. */
    isUnsubscribed: (address: string): boolean | undefined => contacts.byAddress.get(address)?.unsubscribed,
    pointWebhooksAt: (webhookUrl: string): void => webhooks.pointAt(webhookUrl),
    /** Resolves once every email has its final state and every webhook was answered or given up. */
    async settled(withinMs = 10_000): Promise<void> {
      const end = Date.now() + withinMs;
      while (!(delivery.isIdle && webhooks.isIdle)) {
        if (Date.now() > end) throw new Error(`The local Resend was still busy after ${withinMs} ms.`);
        await sleep(5);
      }
    },
    async stop(): Promise<void> {
      delivery.stop();
      await webhooks.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

export type LocalResend = Awaited<ReturnType<typeof startLocalResend>>;

function respond(response: ServerResponse, answer: ApiAnswer): void {
  if (answer.broken === "hang") return;
  if (answer.broken === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  response.writeHead(answer.status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
    ...answer.headers,
  });
  if (answer.broken === "truncate") {
    response.write(body.subarray(0, body.length / 2), () => response.socket?.destroy());
    return;
  }
  response.end(body);
}

async function readPayload(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostPayloadBytes) throw new Error("The request is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A page of another site could reach this port through a name of its own; no such name is answered. */
function isLocalHost(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? "");
}

/** Browsers say where a form came from; only this server's own pages, and programs, may post. */
function isFromOtherSite(request: IncomingMessage): boolean {
  const site = singleHeader(request.headers["sec-fetch-site"]);
  return request.method !== "GET" && site !== undefined && site !== "same-origin" && site !== "none";
}

function refusal(sentence: string): ApiAnswer {
  return { status: 403, headers: { "content-type": "text/plain; charset=utf-8" }, body: sentence };
}

function singleHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
