/** Kinds of Today's lines, in the order of the list. */
export const todayKinds = {
  interested: "Interested",
  maybe_stop: "Did they ask to stop?",
  reply: "Reply to answer",
  erasure_asked: "Erasure requested",
  back_open: "Back open",
  offer_out: "Offer out",
  interview_today: "Interview today",
  debrief: "Debrief due",
  client_answered: "Client answered",
  decision_passed: "Decision date passed",
  update_due: "Update due",
  answer_owed: "Answer owed",
  correction: "Correction to confirm",
  callback: "Callback",
} as const;
export type TodayKind = keyof typeof todayKinds;
