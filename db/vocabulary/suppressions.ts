export const suppressionReasons = {
  unsubscribed: "Unsubscribed",
  complained: "Marked as spam",
  hard_bounce: "Address does not work",
  manual: "Do not email",
} as const;
export type SuppressionReason = keyof typeof suppressionReasons;

/** The contact light, the same on card, row and profile (docs/vocabulary.md). */
export const contactLights = {
  in_process: "In process",
  green: "May be contacted",
  amber: "Call OK, email later",
  gray: "Gone quiet",
  red: "Do not email",
} as const;
export type ContactLight = keyof typeof contactLights;
