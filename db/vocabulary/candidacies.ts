/** Stages of a candidacy, in order: columns of the board. */
export const stages = {
  sourced: "Sourced",
  screened: "Screened",
  submitted: "Submitted",
  interview: "Interview",
  offer: "Offer",
  accepted: "Accepted",
  placed: "Placed",
} as const;
export type Stage = keyof typeof stages;

/**
 * Sets of stages by what they have in common. Statements, indexes and rules ask for a set, never for a stage by its name,
 * so that a firm can name and order stages of its own without a query being touched.
 */
export const stageSets = {
  /** The client has not seen them yet. */
  internal: ["sourced", "screened"],
  /** Submitted to the client, or further. */
  presented: ["submitted", "interview", "offer", "accepted", "placed"],
  /** The client has to decide. */
  deciding: ["submitted", "interview"],
  /** The client has met them: finalists are found by it. */
  finalist: ["interview", "offer", "accepted", "placed"],
  /** An offer was made. */
  offered: ["offer", "accepted", "placed"],
  /** The search is over for them: who is placed has arrived, and a start is waited for. */
  arrived: ["accepted", "placed"],
  /** Counted in a list of positions: still on the way. */
  onTheWay: ["sourced", "screened", "submitted", "interview", "offer"],
} as const satisfies Record<string, readonly Stage[]>;
export type StageSet = keyof typeof stageSets;

export function isIn(set: StageSet, stage: Stage): boolean {
  return (stageSets[set] as readonly Stage[]).includes(stage);
}

/** Who ended it. */
export const closeOutSides = {
  client: "Not selected (client)",
  candidate: "Withdrew (candidate)",
  us: "Pulled (us)",
} as const;
export type CloseOutSide = keyof typeof closeOutSides;

/** Why, by who. The recruiter also writes a sentence of their own; client feedback is never merged into an email. */
export const closeOutReasons = {
  other_candidate: "Chose another candidate",
  position_filled: "Position filled",
  position_closed: "Position closed over their heads",
  skills: "Skills or experience",
  license: "License",
  sector: "Sector experience",
  pay: "Pay",
  site: "Site or commute",
  schedule: "Schedule",
  culture: "Team fit",
  counter_offer: "Took a counteroffer",
  other_offer: "Took another offer",
  not_looking: "No longer looking",
  declined_offer: "Declined the offer",
  no_reply: "No reply",
  not_a_fit: "Not a fit",
  other: "Other",
} as const;
export type CloseOutReason = keyof typeof closeOutReasons;

export const reasonsBySide = {
  client: [
    "other_candidate",
    "position_filled",
    "position_closed",
    "skills",
    "license",
    "sector",
    "pay",
    "culture",
    "other",
  ],
  candidate: [
    "pay",
    "site",
    "schedule",
    "counter_offer",
    "other_offer",
    "declined_offer",
    "not_looking",
    "culture",
    "other",
  ],
  us: ["not_a_fit", "no_reply", "license", "pay", "position_closed", "other"],
} as const satisfies Record<CloseOutSide, readonly CloseOutReason[]>;
