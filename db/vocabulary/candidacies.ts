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

export const stageOrder = Object.keys(stages) as Stage[];

/**
 * What a stage is for. Rules, steps and screens ask for the kind, never for a stage by its name, so that a firm can
 * name and order stages of its own: the kinds stay these.
 */
const stageKinds = {
  /** A card begins here. */
  sourced: "entry",
  screened: "screening",
  submitted: "submittal",
  interview: "interviewing",
  offer: "offering",
  /** They accepted: a start is waited for. */
  accepted: "hired",
  placed: "started",
} as const satisfies Record<Stage, string>;
export type StageKind = (typeof stageKinds)[Stage];

export function kindOf(stage: Stage): StageKind {
  return stageKinds[stage];
}

const ofKinds = (...kinds: StageKind[]) => stageOrder.filter((stage) => kinds.includes(stageKinds[stage]));

/** The stage that a step of this kind leads to: the first of it. */
export function stageOf(kind: StageKind): Stage {
  const [stage] = ofKinds(kind);
  if (!stage) throw new Error(`No stage is of the kind ${kind}.`);
  return stage;
}

/** Where a card begins. */
export const firstStage = stageOf("entry");

/** Sets of stages by what they have in common, for statements, indexes and rules. */
export const stageSets = {
  /** Submitted to the client, or further. */
  presented: ofKinds("submittal", "interviewing", "offering", "hired", "started"),
  /** The client has to decide. */
  deciding: ofKinds("submittal", "interviewing"),
  /** The client has met them: finalists are found by it. */
  finalist: ofKinds("interviewing", "offering", "hired", "started"),
  /** An offer was made. */
  offered: ofKinds("offering", "hired", "started"),
  /** The search is over for them: who is placed has arrived, and a start is waited for. */
  arrived: ofKinds("hired", "started"),
  /** Counted in a list of positions: the search goes on for them. */
  pending: ofKinds("entry", "screening", "submittal", "interviewing", "offering"),
} satisfies Record<string, Stage[]>;
export type StageSet = keyof typeof stageSets;

export function isIn(set: StageSet, stage: Stage): boolean {
  return stageSets[set].includes(stage);
}

export function earlier(one: Stage, other: Stage): boolean {
  return stageOrder.indexOf(one) < stageOrder.indexOf(other);
}

/** Who ended it. */
export const closeOutSides = {
  client: "Not selected (client)",
  candidate: "Withdrew (candidate)",
  us: "We withdrew",
} as const;
export type CloseOutSide = keyof typeof closeOutSides;

/** Who ended it, where they had been hired already. */
export const fallOffSides = {
  client: "Client ended it",
  candidate: "Candidate left",
  us: "We ended it",
} as const satisfies Record<CloseOutSide, string>;

/** Who ended it, where the client never saw them: nobody was selected or turned down. */
const unseenSides = { ...closeOutSides, client: "Not submitted" } as const satisfies Record<CloseOutSide, string>;

/** Who ended it, as it is said of somebody who got as far as this stage. */
export function sideWords(side: CloseOutSide, furthest: Stage): string {
  if (isIn("arrived", furthest)) return fallOffSides[side];
  return isIn("presented", furthest) ? closeOutSides[side] : unseenSides[side];
}

/** Why, by who. The recruiter also writes a sentence of their own; client feedback is never merged into an email. */
export const closeOutReasons = {
  other_candidate: "Chose another candidate",
  position_filled: "Position filled",
  position_closed: "Client closed the job",
  skills: "Skills or experience",
  license: "License",
  sector: "Sector experience",
  pay: "Pay",
  site: "Location or commute",
  schedule: "Schedule",
  culture: "Team fit",
  counter_offer: "Took a counteroffer",
  other_offer: "Took another offer",
  not_looking: "No longer looking",
  declined_offer: "Declined the offer",
  no_reply: "No reply",
  already_in: "Already in from another source",
  not_a_fit: "Not a fit",
  other: "Other",
} as const;
export type CloseOutReason = keyof typeof closeOutReasons;

export const reasonsBySide = {
  client: [
    "other_candidate",
    "position_filled",
    "position_closed",
    "already_in",
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
  us: ["not_a_fit", "position_filled", "already_in", "no_reply", "license", "pay", "position_closed", "other"],
} as const satisfies Record<CloseOutSide, readonly CloseOutReason[]>;
