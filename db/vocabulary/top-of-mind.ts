/** Why somebody who was suggested for a position is not wanted there. */
export const dismissReasons = {
  not_a_fit: "Not a fit for this position",
  not_now: "Wrong time for them",
  would_decline: "Would not take it",
  client_said_no: "The client does not want them",
  other: "Other",
} as const;
export type DismissReason = keyof typeof dismissReasons;

/** The points of a list by group: how many each may give at most. All of them together are 100. */
export const pointGroupDefaults = { how_far: 35, client_said: 25, fit: 25, warmth: 15 } as const;
export type PointGroup = keyof typeof pointGroupDefaults;
export type GroupWeights = { [K in PointGroup]: number };

/**
 * The least and the most that a firm may give a group. The function point_weights_allowed() of the database holds the
 * same; a test compares them.
 */
export const pointGroupBounds: { readonly [K in PointGroup]: readonly [least: number, most: number] } = {
  how_far: [10, 60],
  client_said: [5, 50],
  fit: [5, 60],
  warmth: [0, 40],
};
