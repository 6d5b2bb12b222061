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
