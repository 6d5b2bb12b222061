import { bareAddress } from "./address";
import type { SuppressionReason } from "./events";
import type { Receipt } from "./idempotency";
import type { Journal } from "./journal";
import { recipientsOf } from "./emails";
import type { Email, EmailState, Mark } from "./emails";
import type { Received } from "./received";

export interface WebhookAttempt {
  at: string;
  /** null when there was no answer at all. */
  status: number | null;
  answer: string;
}

export interface Webhook {
  id: string;
  type: string;
  emailId: string;
  body: string;
  createdAt: string;
  attempts: WebhookAttempt[];
}

export interface Suppression {
  address: string;
  reason: SuppressionReason;
}

export type Entry =
  | { kind: "accepted"; emails: Email[]; key: string | null; receipt: Receipt | null }
  | {
      kind: "happened";
      emailId: string;
      mark: Mark;
      webhook: Webhook | null;
      received: Received | null;
      suppressions: Suppression[];
    }
  | { kind: "attempted"; webhookId: string; attempt: WebhookAttempt };

/** A later event is never taken back: an email that bounced is not "sent" again by a late one. */
const states: EmailState[] = ["queued", "sent", "delivered", "suppressed", "bounced", "complained"];

/** Everything this server knows. Each fact enters once, by `commit`, and again by replay after a restart. */
export class Ledger {
  readonly emails = new Map<string, Email>();
  readonly received = new Map<string, Received>();
  readonly webhooks = new Map<string, Webhook>();
  readonly suppressions = new Map<string, SuppressionReason>();
  readonly receipts = new Map<string, Receipt>();
  readonly acceptedByKey = new Map<string, number>();
  accepted = 0;
  readonly #byAddress = new Map<string, Email[]>();
  readonly #journal: Journal<Entry>;

  constructor(journal: Journal<Entry>) {
    this.#journal = journal;
    journal.replay((entry) => this.#apply(entry));
  }

  commit(entry: Entry): void {
    this.#journal.write(entry);
    this.#apply(entry);
  }

  /** Oldest first. */
  emailsTo(address: string): Email[] {
    return [...(this.#byAddress.get(bareAddress(address)) ?? [])];
  }

  /** Newest first; `search` is part of an address or of the subject. */
  search(search: string): Email[] {
    const wanted = search.trim().toLowerCase();
    const all = [...this.emails.values()].toReversed();
    if (!wanted) return all;
    return all.filter(
      (email) =>
        email.subject.toLowerCase().includes(wanted) ||
        recipientsOf(email).some((to) => to.toLowerCase().includes(wanted)),
    );
  }

  #apply(entry: Entry): void {
    if (entry.kind === "accepted") {
      this.accepted += 1;
      if (entry.key !== null) this.acceptedByKey.set(entry.key, (this.acceptedByKey.get(entry.key) ?? 0) + 1);
      if (entry.receipt) this.receipts.set(entry.receipt.scope, entry.receipt);
      for (const email of entry.emails) this.#shelve(email);
    } else if (entry.kind === "happened") {
      const email = this.emails.get(entry.emailId);
      email?.marks.push(entry.mark);
      const state = states.find((name) => name === entry.mark.kind);
      if (email && state && states.indexOf(state) > states.indexOf(email.state)) email.state = state;
      if (entry.webhook) this.webhooks.set(entry.webhook.id, entry.webhook);
      if (entry.received) this.received.set(entry.received.id, entry.received);
      for (const { address, reason } of entry.suppressions) this.suppressions.set(bareAddress(address), reason);
    } else {
      this.webhooks.get(entry.webhookId)?.attempts.push(entry.attempt);
    }
  }

  #shelve(email: Email): void {
    this.emails.set(email.id, email);
    for (const address of new Set(recipientsOf(email).map(bareAddress))) {
      const shelf = this.#byAddress.get(address);
      if (shelf) shelf.push(email);
      else this.#byAddress.set(address, [email]);
    }
  }
}
