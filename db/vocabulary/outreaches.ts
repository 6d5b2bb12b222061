/** How far an outreach has come: its emails have states of their own. */
export const outreachStates = {
  draft: "Draft",
  sending: "Sending",
  sent: "Sent",
  deleted: "Deleted",
} as const;
export type OutreachState = keyof typeof outreachStates;

/** What became of one person of an outreach when it was sent. */
export const outreachOutcomes = {
  queued: "Sending",
  waiting: "On hold",
  refused: "Blocked",
} as const;
export type OutreachOutcome = keyof typeof outreachOutcomes;
