/** What a recruiter owns that somebody takes over when their account is closed, as the question says it. */
export const handedOverNouns = {
  positions: "positions",
  candidates: "candidates",
  clients: "clients",
  callbacks: "callbacks",
  replies: "replies to answer",
  messages: "planned emails",
} as const;
export type HandedOverNoun = keyof typeof handedOverNouns;
