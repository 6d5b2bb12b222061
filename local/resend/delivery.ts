import { bareAddress, parseAddress } from "./address";
import { hardBounce, emailEvent, suppressedEvent } from "./events";
import type { ResendEvent, SuppressionReason } from "./events";
import type { Ledger, Suppression, Webhook } from "./ledger";
import { recipientsOf } from "./emails";
import type { Email, Mark } from "./emails";
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

/** What a provider does with an accepted email: sends it on, and says step by step what became of it. */
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

  start(email: Email): void {
    const timer = setTimeout(() => {
      this.#timers.delete(email.id);
      const step = nextStep(email, this.#ledger);
      if (!step) return;
      this.happen(email, step);
      this.start(email);
    }, this.#stepMs);
    this.#timers.set(email.id, timer);
  }

  resume(): void {
    for (const email of this.#ledger.emails.values()) if (nextStep(email, this.#ledger)) this.start(email);
  }

  /** Writes down what happened to an email, together with its webhook, and sends the webhook. */
  happen(email: Email, what: Step & { received?: Received; note?: string | null }): Webhook {
    const webhook = this.#webhooks.create(what.event, email.id);
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
      emailId: email.id,
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

function nextStep(email: Email, ledger: Ledger): Step | null {
  if (!email.marks.some((mark) => mark.kind === "sent")) {
    return { kind: "sent", to: email.to, event: emailEvent("sent", email, email.to), suppressions: [] };
  }
  const settled = new Set(email.marks.filter((mark) => fates.has(mark.kind)).flatMap((mark) => mark.to));
  const open = recipientsOf(email).filter((address) => !settled.has(address));
  if (open.length > 0) {
    const fate = fateOf(open[0]!, ledger);
    const to = open.filter((address) => fateOf(address, ledger) === fate);
    return outcome(email, to, fate);
  }
  const complainers = recipientsOf(email).filter(
    (address) => testAddress(address) === "complained" && !isMarked(email, "complained", address),
  );
  if (complainers.length === 0) return null;
  return complaint(email, complainers);
}

function outcome(email: Email, to: string[], fate: Fate): Step {
  if (fate === "delivered")
    return { kind: "delivered", to, event: emailEvent("delivered", email, to), suppressions: [] };
  if (fate === "bounced")
    return {
      kind: "bounced",
      to,
      event: emailEvent("bounced", email, to, { bounce: hardBounce }),
      suppressions: suppress(to, "previous_bounce"),
    };
  return { kind: "suppressed", to, event: suppressedEvent(email, to, fate), suppressions: [] };
}

export function complaint(email: Email, to: string[]): Step {
  return {
    kind: "complained",
    to,
    event: emailEvent("complained", email, to),
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

function isMarked(email: Email, kind: Mark["kind"], address: string): boolean {
  return email.marks.some((mark) => mark.kind === kind && mark.to.includes(address));
}
