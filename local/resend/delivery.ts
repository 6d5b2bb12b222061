import { bareAddress, parseAddress } from "./address";
import { hardBounce, letterEvent, suppressedEvent } from "./events";
import type { ResendEvent, SuppressionReason } from "./events";
import type { Ledger, Suppression, Webhook } from "./ledger";
import { recipientsOf } from "./letters";
import type { Letter, Mark } from "./letters";
import type { Received } from "./received";
import type { Webhooks } from "./webhooks";

type Fate = "delivered" | "bounced" | SuppressionReason;

const fates = new Set<Mark["kind"]>(["delivered", "bounced", "complained", "suppressed"]);

interface Step {
  kind: Mark["kind"];
  to: string[];
  event: ResendEvent;
  suppressions: Suppression[];
}

/** What a provider does with an accepted letter: sends it on, and says step by step what became of it. */
export class Delivery {
  readonly #ledger: Ledger;
  readonly #webhooks: Webhooks;
  readonly #stepMs: number;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(ledger: Ledger, webhooks: Webhooks, stepMs: number) {
    this.#ledger = ledger;
    this.#webhooks = webhooks;
    this.#stepMs = stepMs;
  }

  start(letter: Letter): void {
    const timer = setTimeout(() => {
      this.#timers.delete(letter.id);
      const step = nextStep(letter, this.#ledger);
      if (!step) return;
      this.happen(letter, step);
      this.start(letter);
    }, this.#stepMs);
    this.#timers.set(letter.id, timer);
  }

  resume(): void {
    for (const letter of this.#ledger.letters.values()) if (nextStep(letter, this.#ledger)) this.start(letter);
  }

  /** Writes down what happened to a letter, together with its webhook, and sends the webhook. */
  happen(letter: Letter, what: Step & { received?: Received; note?: string | null }): Webhook {
    const webhook = this.#webhooks.create(what.event, letter.id);
    const received = what.received ?? null;
    const mark: Mark = {
      kind: what.kind,
      at: new Date().toISOString(),
      to: what.to,
      webhookId: webhook.id,
      receivedId: received?.id ?? null,
      note: what.note ?? null,
    };
    this.#ledger.commit({
      kind: "happened",
      letterId: letter.id,
      mark,
      webhook,
      received,
      suppressions: what.suppressions,
    });
    this.#webhooks.send(webhook);
    return webhook;
  }

  get isIdle(): boolean {
    return this.#timers.size === 0;
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}

function nextStep(letter: Letter, ledger: Ledger): Step | null {
  if (!letter.marks.some((mark) => mark.kind === "sent")) {
    return { kind: "sent", to: letter.to, event: letterEvent("sent", letter, letter.to), suppressions: [] };
  }
  const settled = new Set(letter.marks.filter((mark) => fates.has(mark.kind)).flatMap((mark) => mark.to));
  const open = recipientsOf(letter).filter((address) => !settled.has(address));
  if (open.length > 0) {
    const fate = fateOf(open[0]!, ledger);
    const to = open.filter((address) => fateOf(address, ledger) === fate);
    return outcome(letter, to, fate);
  }
  const complainers = recipientsOf(letter).filter(
    (address) => testAddress(address) === "complained" && !isMarked(letter, "complained", address),
  );
  if (complainers.length === 0) return null;
  return complaint(letter, complainers);
}

function outcome(letter: Letter, to: string[], fate: Fate): Step {
  if (fate === "delivered")
    return { kind: "delivered", to, event: letterEvent("delivered", letter, to), suppressions: [] };
  if (fate === "bounced")
    return {
      kind: "bounced",
      to,
      event: letterEvent("bounced", letter, to, { bounce: hardBounce }),
      suppressions: suppress(to, "previous_bounce"),
    };
  return { kind: "suppressed", to, event: suppressedEvent(letter, to, fate), suppressions: [] };
}

export function complaint(letter: Letter, to: string[]): Step {
  return {
    kind: "complained",
    to,
    event: letterEvent("complained", letter, to),
    suppressions: suppress(to, "previous_complaint"),
  };
}

/** Resend's own test addresses may be used again and again, so they never enter the list. */
export function suppress(to: string[], reason: SuppressionReason): Suppression[] {
  return to.filter((address) => testAddress(address) === null).map((address) => ({ address, reason }));
}

function fateOf(address: string, ledger: Ledger): Fate {
  const test = testAddress(address);
  if (test === "bounced") return "bounced";
  if (test === "suppressed") return "previous_bounce";
  return ledger.suppressions.get(bareAddress(address)) ?? "delivered";
}

/** `bounced@resend.dev`, `complained+label@resend.dev` ...: the first word, or null for any other address. */
function testAddress(address: string): string | null {
  return (
    /^(delivered|bounced|complained|suppressed)(\+[^@]*)?@resend\.dev$/i
      .exec(parseAddress(address)?.address ?? address)?.[1]
      ?.toLowerCase() ?? null
  );
}

function isMarked(letter: Letter, kind: Mark["kind"], address: string): boolean {
  return letter.marks.some((mark) => mark.kind === kind && mark.to.includes(address));
}
