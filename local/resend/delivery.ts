import { bareAddress, parseAddress } from "./address";
import type { Now } from "./clock";
import { hardBounce, emailEvent, suppressedEvent } from "./events";
import type { Happening, ResendEvent, SuppressionReason } from "./events";
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
  readonly #now: Now;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(ledger: Ledger, webhooks: Webhooks, { stepMs, now }: { stepMs: number; now: Now }) {
    this.#ledger = ledger;
    this.#webhooks = webhooks;
    this.#stepMs = stepMs;
    this.#now = now;
  }

  start(email: Email): void {
    const timer = setTimeout(() => {
      this.#timers.delete(email.id);
      const step = nextStep(email, this.#ledger, this.#now());
      if (!step) return;
      this.happen(email, step);
      this.start(email);
    }, this.#stepMs);
    this.#timers.set(email.id, timer);
  }

  resume(): void {
    for (const email of this.#ledger.emails.values()) if (nextStep(email, this.#ledger, this.#now())) this.start(email);
  }

  /** Writes down what happened to an email, together with its webhook, and sends the webhook. */
  happen(email: Email, what: Step & { received?: Received; note?: string | null }): Webhook {
    const webhook = this.#webhooks.create(what.event, email.id);
    const received = what.received ?? null;
    const mark: Mark = {
      kind: what.kind,
      at: what.event.created_at,
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

function nextStep(email: Email, ledger: Ledger, at: Date): Step | null {
  if (!email.marks.some((mark) => mark.kind === "sent")) {
    return { kind: "sent", to: email.to, event: emailEvent("sent", { email, to: email.to, at }), suppressions: [] };
  }
  const settled = new Set(email.marks.filter((mark) => fates.has(mark.kind)).flatMap((mark) => mark.to));
  const open = recipientsOf(email).filter((address) => !settled.has(address));
  if (open.length > 0) {
    const fate = fateOf(open[0]!, ledger);
    const to = open.filter((address) => fateOf(address, ledger) === fate);
    return outcome({ email, to, at }, fate);
  }
  const complainers = recipientsOf(email).filter(
    (address) => testAddress(address) === "complained" && !isMarked(email, "complained", address),
  );
  if (complainers.length === 0) return null;
  return complaint({ email, to: complainers, at });
}

function outcome(about: Happening, fate: Fate): Step {
  const { to } = about;
  if (fate === "delivered") return { kind: "delivered", to, event: emailEvent("delivered", about), suppressions: [] };
  if (fate === "bounced")
    return {
      kind: "bounced",
      to,
      event: emailEvent("bounced", about, { bounce: hardBounce }),
      suppressions: suppress(to, "previous_bounce"),
    };
  return { kind: "suppressed", to, event: suppressedEvent(about, fate), suppressions: [] };
}

export function complaint(about: Happening): Step {
  const { to } = about;
  return {
    kind: "complained",
    to,
    event: emailEvent("complained", about),
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
