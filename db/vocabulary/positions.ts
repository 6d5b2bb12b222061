export const positionStates = { open: "Open", held: "On hold", closed: "Closed" } as const;
export type PositionState = keyof typeof positionStates;

export const positionChangeKinds = {
  opened: "Opened",
  held: "Put on hold",
  hold_lifted: "Hold lifted",
  closed: "Closed",
  reissued: "Reopened",
  edited: "Edited",
  restricted: "Restricted",
  restriction_lifted: "Restriction lifted",
} as const;
export type PositionChangeKind = keyof typeof positionChangeKinds;

/** What changes where a position stands. The others change its facts, or who sees it. */
export const positionStateChanges = ["opened", "held", "hold_lifted", "closed", "reissued"] as const;
export type PositionStateChange = (typeof positionStateChanges)[number];

/** What others read in place of the name of a position that they may not see. */
export const restrictedPosition = "a restricted position";

/** The database refuses one more (the trigger openings_most). */
export const mostOpenings = 50;

export const openingStates = { open: "Open", filled: "Filled", closed: "Closed" } as const;
export type OpeningState = keyof typeof openingStates;

export const openingChangeKinds = { added: "Added", filled: "Filled", freed: "Reopened", closed: "Closed" } as const;
export type OpeningChangeKind = keyof typeof openingChangeKinds;

/** What frees an opening. On screen: "Back open", with this reason. */
export const reopeningKinds = {
  offer_declined: "Offer declined",
  fell_off: "Hire fell through",
  hold_lifted: "Hold lifted",
  opening_added: "Opening added",
  order_reissued: "Position reopened",
} as const;
export type ReopeningKind = keyof typeof reopeningKinds;
