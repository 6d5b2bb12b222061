/** A later word is never taken back (docs/email.md). */
export const messageStates = {
  draft: "Draft",
  queued: "Queued",
  claimed: "Sending",
  accepted: "Sent",
  delivered: "Delivered",
  bounced: "Bounced",
  complained: "Marked as spam",
  canceled: "Canceled",
  failed: "Failed",
  needs_human: "Needs review",
} as const;
export type MessageState = keyof typeof messageStates;

export const slotStates = { planned: "Planned", gone: "Sent", released: "Released" } as const;
export type SlotState = keyof typeof slotStates;

/** Why nothing is sent. */
export const stopKinds = {
  paused: "Paused",
  key_refused: "API key refused",
  domain_refused: "Domain refused",
  quota: "Limit reached",
  outreach: "Outreach paused",
  no_worker: "Not running",
} as const;
export type StopKind = keyof typeof stopKinds;
