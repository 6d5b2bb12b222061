import { createHmac, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isLoopback } from "./address";
import type { Now } from "./clock";
import type { ResendEvent } from "./events";
import type { Ledger, Webhook, WebhookAttempt } from "./ledger";

export interface WebhookOptions {
  url: string;
  secret: string;
  /** Pauses before each attempt. Resend's own schedule is 0, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h. */
  retryDelaysMs: number[];
  now: Now;
}

const mostAtOnce = 8;
const answerTimeoutMs = 10_000;

/** Sends signed events, each until a 2xx comes back or the schedule is over. */
export class Webhooks {
  readonly #ledger: Ledger;
  readonly #key: Buffer;
  readonly #retryDelaysMs: number[];
  readonly #now: Now;
  readonly #stopping = new AbortController();
  readonly #pending = new Map<string, { firstAnswer: Promise<void>; end: Promise<void> }>();
  readonly #waiting: (() => void)[] = [];
  #url: string;
  #atOnce = 0;

  constructor(ledger: Ledger, options: WebhookOptions) {
    this.#ledger = ledger;
    this.#url = loopbackOnly(options.url);
    this.#key = Buffer.from(options.secret.replace(/^whsec_/, ""), "base64");
    if (!options.secret.startsWith("whsec_") || this.#key.length === 0)
      throw new TypeError("webhookSecret must be whsec_ followed by base64.");
    this.#retryDelaysMs = options.retryDelaysMs;
    this.#now = options.now;
  }

  pointAt(url: string): void {
    this.#url = loopbackOnly(url);
  }

  /** A webhook that has not been sent yet: commit it to the ledger, then `send` it. */
  create(event: ResendEvent, emailId: string): Webhook {
    return {
      id: `msg_${randomBytes(16).toString("hex")}`,
      type: event.type,
      emailId,
      body: JSON.stringify(event),
      createdAt: event.created_at,
      attempts: [],
    };
  }

  send(webhook: Webhook, delays: number[] = this.#retryDelaysMs): void {
    if (this.#pending.has(webhook.id)) return;
    let answered = () => {};
    const firstAnswer = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const end = this.#deliver(webhook, delays, answered).finally(() => {
      answered();
      this.#pending.delete(webhook.id);
    });
    this.#pending.set(webhook.id, { firstAnswer, end });
  }

  /** After a restart: what had neither a 2xx nor used up its attempts goes out again. */
  resume(): void {
    for (const webhook of this.#ledger.webhooks.values()) {
      if (!isAnswered(webhook) && webhook.attempts.length < this.#retryDelaysMs.length)
        this.send(webhook, this.#retryDelaysMs.slice(webhook.attempts.length));
    }
  }

  /** Resolves when the first attempt was answered, or after the time given. */
  async firstAnswer(webhookId: string, withinMs: number): Promise<void> {
    await Promise.race([this.#pending.get(webhookId)?.firstAnswer, sleep(withinMs, undefined, { ref: false })]);
  }

  get isIdle(): boolean {
    return this.#pending.size === 0;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const next of this.#waiting.splice(0)) next();
    await Promise.all([...this.#pending.values()].map(({ end }) => end));
  }

  async #deliver(webhook: Webhook, delays: number[], answered: () => void): Promise<void> {
    for (const delay of delays) {
      if (delay > 0) await this.#pause(delay);
      if (this.#stopping.signal.aborted) return;
      const attempt = await this.#inTurn(() => this.#attempt(webhook));
      if (!attempt) return;
      this.#ledger.commit({ kind: "attempted", webhookId: webhook.id, attempt });
      answered();
      if (isSuccess(attempt)) return;
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    try {
      await sleep(milliseconds, undefined, { signal: this.#stopping.signal });
    } catch (error) {
      if (!this.#stopping.signal.aborted) throw error;
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    while (this.#atOnce >= mostAtOnce && !this.#stopping.signal.aborted)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#atOnce += 1;
    try {
      return await work();
    } finally {
      this.#atOnce -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** null when the server is being stopped: that attempt was never made. */
  async #attempt(webhook: Webhook): Promise<WebhookAttempt | null> {
    const at = this.#now();
    // Real time, whatever the installation's clock says: a signature that is not of these five minutes is refused.
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac("sha256", this.#key)
      .update(`${webhook.id}.${timestamp}.${webhook.body}`)
      .digest("base64");
    try {
      const response = await fetch(this.#url, {
        method: "POST",
        body: webhook.body,
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          "user-agent": "local-resend",
          "svix-id": webhook.id,
          "svix-timestamp": timestamp,
          "svix-signature": `v1,${signature}`,
        },
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(answerTimeoutMs)]),
      });
      return { at: at.toISOString(), status: response.status, answer: (await response.text()).slice(0, 300) };
    } catch (error) {
      if (this.#stopping.signal.aborted) return null;
      return { at: at.toISOString(), status: null, answer: reasonOf(error) };
    }
  }
}

export function isAnswered(webhook: Webhook): boolean {
  return webhook.attempts.some(isSuccess);
}

function isSuccess(attempt: WebhookAttempt): boolean {
  return attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
}

function loopbackOnly(url: string): string {
  if (!isLoopback(new URL(url))) throw new TypeError(`The local Resend calls this machine only, not ${url}.`);
  return url;
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer in time";
  const cause = error.cause instanceof Error ? error.cause : error;
  return "code" in cause && cause.code === "ECONNREFUSED" ? "connection refused" : cause.message || error.message;
}
