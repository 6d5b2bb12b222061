import type { MessageState } from "@/db/vocabulary/messages";

/**
 * A later word is never taken back (docs/email.md): what Resend says outranks what we guessed, and each of its words
 * the one before.
 */
const rank: Record<MessageState, number> = {
  draft: 0,
  queued: 1,
  claimed: 2,
  needs_human: 3,
  canceled: 4,
  accepted: 5,
  failed: 6,
  delivered: 7,
  bounced: 8,
  complained: 9,
};

/** The later of two states: events about a message may come in any order, any number of times. */
export function laterState(one: MessageState, other: MessageState): MessageState {
  return rank[other] > rank[one] ? other : one;
}

/** Every state that may still become this one. */
export function statesBefore(state: MessageState): MessageState[] {
  return (Object.keys(rank) as MessageState[]).filter((other) => rank[other] < rank[state]);
}

/** What an event of Resend says about a message; null where it changes no state. */
export function stateOfEvent(type: string): MessageState | null {
  switch (type) {
    case "email.sent":
      return "accepted";
    case "email.delivered":
      return "delivered";
    case "email.opened":
    case "email.clicked":
      return "delivered";
    case "email.bounced":
    case "email.suppressed":
      return "bounced";
    case "email.failed":
      return "failed";
    case "email.complained":
      return "complained";
    default:
      return null;
  }
}

/** Nothing more is done for it, whatever events still come. */
export function isFinal(state: MessageState) {
  return rank[state] >= rank.canceled;
}
