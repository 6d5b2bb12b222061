import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Now } from "./clock";
import type { Delivery } from "./delivery";
import type { Idempotency, Receipt } from "./idempotency";
import type { Ledger } from "./ledger";
import type { Email, EmailDraft } from "./emails";
import { Problem } from "./problem";
import { parseDraft } from "./validation";
import type { SendingRules } from "./validation";

export interface SendRequest {
  header(name: string): string | undefined;
  payload: Buffer;
}

export interface SendingParts {
  ledger: Ledger;
  delivery: Delivery;
  idempotency: Idempotency;
  rules: SendingRules;
  acceptMs: number;
  now: Now;
}

const mostInBatch = 100;

/** POST /emails and POST /emails/batch: check, accept once per key, pass it to delivery. */
export class Sending {
  readonly #parts: SendingParts;

  constructor(parts: SendingParts) {
    this.#parts = parts;
  }

  async one(request: SendRequest): Promise<string> {
    const key = request.header("idempotency-key");
    return this.#parts.idempotency.once("POST /emails", key, request.payload, async (receiptFor) => {
      const draft = parseDraft(json(request.payload), this.#parts.rules, "single");
      await sleep(this.#parts.acceptMs);
      const email = emailFrom(draft, key, this.#parts.now());
      const body = JSON.stringify({ id: email.id });
      this.#accept([email], key, receiptFor(body));
      return body;
    });
  }

  async batch(request: SendRequest): Promise<string> {
    const key = request.header("idempotency-key");
    const permissive = request.header("x-batch-validation") === "permissive";
    return this.#parts.idempotency.once("POST /emails/batch", key, request.payload, async (receiptFor) => {
      const { drafts, errors } = this.#parseBatch(json(request.payload), permissive);
      await sleep(this.#parts.acceptMs);
      const emails = drafts.map((draft) => emailFrom(draft, key, this.#parts.now()));
      const data = emails.map(({ id }) => ({ id }));
      const body = JSON.stringify(permissive ? { data, errors } : { data });
      this.#accept(emails, key, receiptFor(body));
      return body;
    });
  }

  #parseBatch(given: unknown, permissive: boolean) {
    if (!Array.isArray(given) || given.length === 0) {
      throw new Problem(422, "validation_error", "The request body must be a list of emails.");
    }
    if (given.length > mostInBatch) {
      throw new Problem(422, "validation_error", `A batch may hold at most ${mostInBatch} emails.`);
    }
    const drafts: EmailDraft[] = [];
    const errors: { index: number; message: string }[] = [];
    for (const [index, email] of given.entries()) {
      try {
        drafts.push(parseDraft(email, this.#parts.rules, "batch"));
      } catch (error) {
        if (!(error instanceof Problem) || !permissive || error.statusCode !== 422) throw error;
        errors.push({ index, message: error.message });
      }
    }
    return { drafts, errors };
  }

  /** Emails and receipt are one fact: a kill between them could otherwise accept the same key twice. */
  #accept(emails: Email[], key: string | undefined, receipt: Receipt | null): void {
    this.#parts.ledger.commit({ kind: "accepted", emails, key: key ?? null, receipt });
    for (const email of emails) this.#parts.delivery.start(email);
  }
}

function emailFrom(draft: EmailDraft, key: string | undefined, at: Date): Email {
  const id = randomUUID();
  return {
    ...draft,
    id,
    messageId: `<${id}@email.local-resend.test>`,
    createdAt: at.toISOString(),
    idempotencyKey: key ?? null,
    state: "queued",
    marks: [],
  };
}

function json(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString("utf8"));
  } catch {
    throw new Problem(400, "validation_error", "The request body is not valid JSON.");
  }
}
