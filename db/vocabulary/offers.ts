export const offerStates = {
  extended: "Offer out",
  accepted: "Accepted",
  declined: "Declined",
  withdrawn: "Withdrawn",
} as const;
export type OfferState = keyof typeof offerStates;

/** An offer that holds its seat: no answer yet, or a yes. */
export const liveOfferStates = ["extended", "accepted"] as const satisfies readonly OfferState[];

export const declineReasons = {
  pay: "Pay",
  site: "Location or commute",
  schedule: "Schedule",
  counter_offer: "Took a counteroffer",
  other_offer: "Took another offer",
  family: "Family or personal",
  role: "The role itself",
  other: "Other",
} as const;
export type DeclineReason = keyof typeof declineReasons;

export const placementStates = {
  accepted: "Accepted",
  started: "Started",
  completed: "Completed",
  fell_off: "Fell through",
} as const;
export type PlacementState = keyof typeof placementStates;

/** What is to be settled between a yes and the first day. */
export const preStartSteps = {
  resignation: "Resignation given",
  background: "Background check",
  drug_screen: "Drug screen",
  badge: "Badge and site access",
  i9: "I-9",
} as const;
export type PreStartStep = keyof typeof preStartSteps;

/** A placement that goes on. */
export const livePlacementStates = ["accepted", "started"] as const satisfies readonly PlacementState[];

/** A placement that did not fall off: they were hired, whether they are still there or not. */
export const hiredPlacementStates = ["accepted", "started", "completed"] as const satisfies readonly PlacementState[];
