/** What a contact of a client can say about one candidate whose decision date has passed. */
export const decisionAnswers = {
  yes: "Yes, move forward",
  no: "No",
  next_step: "Next step",
  new_date: "New date",
} as const;
export type DecisionAnswer = keyof typeof decisionAnswers;

/** The same in a sentence: "Hal Rao answered: no". */
export const decisionAnswerWords: Record<DecisionAnswer, string> = {
  yes: "yes",
  no: "no",
  next_step: "next step",
  new_date: "new date",
};
