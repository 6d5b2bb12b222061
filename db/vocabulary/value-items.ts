/** What kind of thing is worth sharing with a person (docs/rules-of-contact.md, rule 4). */
export const valueItemKinds = {
  article: "Article",
  congratulation: "Congratulations",
  market_note: "Market note",
  event: "Event",
} as const;
export type ValueItemKind = keyof typeof valueItemKinds;

/** What of value an email carries. */
export const worths = {
  item: "Shares",
  position: "About",
  fact: "Mentions",
} as const;
export type Worth = keyof typeof worths;
