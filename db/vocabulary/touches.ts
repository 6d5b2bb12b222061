export const touchKinds = {
  call: "Call",
  voicemail: "Voicemail",
  text: "Text",
  email: "Email",
  linkedin: "LinkedIn",
  meeting: "Meeting",
} as const;
export type TouchKind = keyof typeof touchKinds;

export const touchDirections = { out: "Out", in: "In" } as const;
export type TouchDirection = keyof typeof touchDirections;

export const touchOutcomes = {
  spoke: "Spoke",
  left_voicemail: "Left voicemail",
  no_answer: "No answer",
  wrong_number: "Wrong number",
  sent: "Sent",
  replied: "Replied",
  auto_reply: "Auto-reply",
} as const;
export type TouchOutcome = keyof typeof touchOutcomes;

/**
 * Outcomes in which the person themself said something: a conversation or a real reply (docs/rules-of-contact.md, rule
 * 6).
 */
export const answers = ["spoke", "replied"] as const satisfies TouchOutcome[];
