import { createHash } from "node:crypto";
import type { Clock } from "./clock";
import { Problem } from "./problem";

/** The stored answer to a request that was accepted under a key. */
export interface Receipt {
  scope: string;
  payload: string;
  at: number;
  body: string;
}

const keptFor = 24 * 60 * 60 * 1000;

/**
 * Where Resend's documentation is silent this takes the reading that is hardest on the sender: the 24 hours run from the
 * first sight of the request, payloads are compared byte by byte, keys belong to the team and the endpoint, and a refused
 * request leaves no receipt.
 */
export class Idempotency {
  readonly #receipts: Map<string, Receipt>;
  readonly #clock: Clock;
  readonly #inProgress = new Set<string>();

  constructor(receipts: Map<string, Receipt>, clock: Clock) {
    this.#receipts = receipts;
    this.#clock = clock;
  }

  /** Runs `accept` once per key. It gets the receipt's maker, so that email and receipt are written as one fact. */
  async once(
    endpoint: string,
    key: string | undefined,
    payload: Buffer,
    accept: (receiptFor: (body: string) => Receipt | null) => Promise<string>,
  ): Promise<string> {
    if (key === undefined) return accept(() => null);
    if (key.length < 1 || key.length > 256)
      throw new Problem(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
    const scope = `${endpoint} ${key}`;
    const hash = createHash("sha256").update(payload).digest("base64");
    const at = this.#clock.now();
    if (this.#inProgress.has(scope)) {
      throw new Problem(
        409,
        "concurrent_idempotent_requests",
        "Same idempotency key used while original request is still in progress.",
      );
    }
    const receipt = this.#receipts.get(scope);
    if (receipt && at - receipt.at < keptFor) {
      if (receipt.payload !== hash)
        throw new Problem(
          409,
          "invalid_idempotent_request",
          "Same idempotency key used with a different request payload.",
        );
      return receipt.body;
    }
    this.#inProgress.add(scope);
    try {
      return await accept((body) => ({ scope, payload: hash, at, body }));
    } finally {
      this.#inProgress.delete(scope);
    }
  }
}
