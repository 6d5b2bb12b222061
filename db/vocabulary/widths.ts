/** How far a recruiter looks for people: each step has all of the one before it, and is named on the screen. */
export const widths = {
  known: "This position and finalists of similar ones",
  role: "everyone in the same discipline and level",
  work: "everyone in the discipline with the same sector or software",
  all: "everyone in the database, by fit alone",
} as const;
export type Width = keyof typeof widths;
