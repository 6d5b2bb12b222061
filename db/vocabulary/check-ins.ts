/** What a contact of a client can say about one candidate whose decision date has passed. */
export const decisionAnswers = {
  yes: "Yes, move forward",
  no: "No",
  next_step: "Next step",
  new_date: "New date",
} as const;
export type DecisionAnswer = keyof typeof decisionAnswers;

/** What they can say on a submittal page about somebody who was submitted to them. */
export const pageAnswers = {
  interview: "Interview",
  hold: "Hold",
  no: "No",
  more_like_this: "More like this",
} as const;
export type PageAnswer = keyof typeof pageAnswers;

/** All that a client can answer, however they were asked. */
export const clientAnswerKinds = { ...decisionAnswers, ...pageAnswers } as const;
export type ClientAnswer = keyof typeof clientAnswerKinds;

/** The same in a sentence: "Hal Rao answered: no". */
export const clientAnswerWords: Record<ClientAnswer, string> = {
  yes: "yes",
  no: "no",
  next_step: "next step",
  new_date: "new date",
  interview: "interview",
  hold: "hold",
  more_like_this: "more like this",
};

/** What they may score from 1 to 5. */
export const scoreTopics = { experience: "Experience", skills: "Technical skills", fit: "Team fit" } as const;
export type ScoreTopic = keyof typeof scoreTopics;
export type Scores = Partial<Record<ScoreTopic, number>>;

/** "Experience 4, team fit 5 of 5", or nothing. */
export function scoreWords(scores: Scores | null): string {
  const given = (Object.keys(scoreTopics) as ScoreTopic[]).filter((topic) => scores?.[topic]);
  const words = given.map((topic) => `${scoreTopics[topic].toLowerCase()} ${scores?.[topic]}`).join(", ");
  return words ? `${words.charAt(0).toUpperCase()}${words.slice(1)} of 5` : "";
}
