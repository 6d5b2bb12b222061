/**
 * Defaults of the numbers in docs/rules-of-contact.md; a firm's settings row may hold others. Days are calendar days
 * unless named.
 */
export const mannerDefaults = {
  slotDays: 31,
  attemptsBeforeResting: 3,
  sendFromHour: 7,
  sendUntilHour: 19,
  debriefHours: 24,
  answerWorkingDays: 2,
  quietWorkingDaysInProcess: 5,
  ownDecisionWorkingDays: 5,
  processWorkingDaysAfterCloseOut: 5,
  processDaysAfterStart: 90,
  autoReplyPauseDays: 7,
  finalistMonths: 36,
} as const;
export type Manners = { [K in keyof typeof mannerDefaults]: number };
