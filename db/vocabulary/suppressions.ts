export const suppressionReasons = {
  unsubscribed: "Unsubscribed",
  complained: "Marked as spam",
  hard_bounce: "Email address does not work",
  manual: "Do not email",
} as const;
export type SuppressionReason = keyof typeof suppressionReasons;

/** The same, as the reason of an email that is not sent: "blocked: unsubscribed". */
export const suppressedBecause = {
  unsubscribed: "unsubscribed",
  complained: "marked our email as spam",
  hard_bounce: "email address does not work",
  manual: "on the do-not-email list",
} as const satisfies Record<SuppressionReason, string>;

/** The contact light, the same on card, row and profile (docs/vocabulary.md). */
export const contactLights = {
  in_process: "In process",
  green: "OK to contact",
  amber: "Call OK, email later",
  gray: "Gone quiet",
  red: "Do not email",
} as const;
export type ContactLight = keyof typeof contactLights;
