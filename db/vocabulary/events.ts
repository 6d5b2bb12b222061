/** Kinds of the one history, as the events view names them: where each is shown. */
export const eventKinds = {
  touch: "person",
  message: "person",
  callback: "person",
  correction_sent: "person",
  pace_chosen: "person",
  moved: "card",
  closed_out: "card",
  close_out_undone: "card",
  submitted: "card",
  interview_scheduled: "card",
  interview_changed: "card",
  debriefed: "card",
  client_answered: "card",
  offer_extended: "card",
  offer_answered: "card",
  placement_changed: "card",
  position_changed: "position",
  opening_changed: "position",
  reopened: "position",
  reopening_undone: "position",
} as const;
export type EventKind = keyof typeof eventKinds;
