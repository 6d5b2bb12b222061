/**
 * Defaults of the numbers in docs/rules-of-contact.md; a firm's settings row may hold others. Days are calendar days
 * unless named.
 */
export const contactRuleDefaults = {
  slotDays: 31,
  attemptsBeforeResting: 3,
  sendFromHour: 7,
  sendUntilHour: 19,
  debriefHours: 24,
  /** From a close-out to word of how it ended. */
  answerWorkingDays: 2,
  quietWorkingDaysInProcess: 5,
  ownDecisionWorkingDays: 5,
  processWorkingDaysAfterCloseOut: 5,
  processDaysAfterStart: 90,
  autoReplyPauseDays: 7,
  checkInDays: 7,
  checkInsBeforeCall: 3,
  /** How old what they wrote or said may be for an email of purpose "answer". */
  answerableDays: 14,
  finalistMonths: 36,
} as const;
export type ContactRules = { [K in keyof typeof contactRuleDefaults]: number };

/**
 * The least and the most that a firm may set each number to. The function contact_rules_allowed() of the database holds
 * the same; a test compares them.
 */
export const contactRuleBounds: { readonly [K in keyof ContactRules]: readonly [least: number, most: number] } = {
  slotDays: [7, 180],
  attemptsBeforeResting: [1, 10],
  sendFromHour: [5, 12],
  sendUntilHour: [13, 21],
  debriefHours: [1, 72],
  answerWorkingDays: [1, 10],
  quietWorkingDaysInProcess: [1, 20],
  ownDecisionWorkingDays: [1, 20],
  processWorkingDaysAfterCloseOut: [1, 30],
  processDaysAfterStart: [1, 365],
  autoReplyPauseDays: [1, 30],
  checkInDays: [3, 31],
  checkInsBeforeCall: [1, 10],
  answerableDays: [1, 60],
  finalistMonths: [6, 120],
};

/** What a logo may be. A drawing in SVG may run scripts, and is none. */
export const logoTypes = { "image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WebP" } as const;
export type LogoType = keyof typeof logoTypes;
export const mostLogoBytes = 200_000;
