/** Why somebody who was suggested for a position is not wanted there. */
export const dismissReasons = {
  not_a_fit: "Not a fit for this position",
  not_now: "Wrong time for them",
  would_decline: "Would not take it",
  client_said_no: "The client does not want them",
  other: "Other",
} as const;
export type DismissReason = keyof typeof dismissReasons;
