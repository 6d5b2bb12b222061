import { bareAddress } from "./address";
import type { SuppressionReason } from "./events";
import type { Receipt } from "./idempotency";
import type { Journal } from "./journal";
import { recipientsOf } from "./letters";
import type { Letter, LetterState, Mark } from "./letters";
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
  letterId: string;
  body: string;
  createdAt: string;
  attempts: WebhookAttempt[];
}

export interface Suppression {
  address: string;
  reason: SuppressionReason;
}

export type Entry =
  | { kind: "accepted"; letters: Letter[]; key: string | null; receipt: Receipt | null }
  | {
      kind: "happened";
      letterId: string;
      mark: Mark;
      webhook: Webhook | null;
      received: Received | null;
      suppressions: Suppression[];
    }
  | { kind: "attempted"; webhookId: string; attempt: WebhookAttempt };

/** A later event is never taken back: a letter that bounced is not "sent" again by a late one. */
const states: LetterState[] = ["queued", "sent", "delivered", "suppressed", "bounced", "complained"];

/** Everything this server knows. Each fact enters once, by `commit`, and again by replay after a restart. */
export class Ledger {
  readonly letters = new Map<string, Letter>();
  readonly received = new Map<string, Received>();
  readonly webhooks = new Map<string, Webhook>();
  readonly suppressions = new Map<string, SuppressionReason>();
  readonly receipts = new Map<string, Receipt>();
  readonly acceptedByKey = new Map<string, number>();
  accepted = 0;
  readonly #byAddress = new Map<string, Letter[]>();
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
  lettersTo(address: string): Letter[] {
    return [...(this.#byAddress.get(bareAddress(address)) ?? [])];
  }

  /** Newest first; `search` is part of an address or of the subject. */
  search(search: string): Letter[] {
    const wanted = search.trim().toLowerCase();
    const all = [...this.letters.values()].toReversed();
    if (!wanted) return all;
    return all.filter(
      (letter) =>
        letter.subject.toLowerCase().includes(wanted) ||
        recipientsOf(letter).some((to) => to.toLowerCase().includes(wanted)),
    );
  }

  #apply(entry: Entry): void {
    if (entry.kind === "accepted") {
      this.accepted += 1;
      if (entry.key !== null) this.acceptedByKey.set(entry.key, (this.acceptedByKey.get(entry.key) ?? 0) + 1);
      if (entry.receipt) this.receipts.set(entry.receipt.scope, entry.receipt);
      for (const letter of entry.letters) this.#shelve(letter);
    } else if (entry.kind === "happened") {
      const letter = this.letters.get(entry.letterId);
      letter?.marks.push(entry.mark);
      const state = states.find((name) => name === entry.mark.kind);
      if (letter && state && states.indexOf(state) > states.indexOf(letter.state)) letter.state = state;
      if (entry.webhook) this.webhooks.set(entry.webhook.id, entry.webhook);
      if (entry.received) this.received.set(entry.received.id, entry.received);
      for (const { address, reason } of entry.suppressions) this.suppressions.set(bareAddress(address), reason);
    } else {
      this.webhooks.get(entry.webhookId)?.attempts.push(entry.attempt);
    }
  }

  #shelve(letter: Letter): void {
    this.letters.set(letter.id, letter);
    for (const address of new Set(recipientsOf(letter).map(bareAddress))) {
      const shelf = this.#byAddress.get(address);
      if (shelf) shelf.push(letter);
      else this.#byAddress.set(address, [letter]);
    }
  }
}
