/** Where an answer to a reply was written. */
export const answerWays = { callback: "In Callback", mailbox: "From their mailbox" } as const;
export type AnswerWay = keyof typeof answerWays;
