/** Days before an end at which Today asks about it, the first first. */
export const marks = { contract: [60, 30, 14], license: [90, 60, 30], guarantee: [14] } as const;

/** Days after a start at which both are called. */
export const dayCalls = [30, 60, 90] as const;

/** Days until which the first-day call, and after them the last day call, is still worth asking for. */
export const firstDayUntil = 7;
export const dayCallsUntil = 120;

/** A conversation so many days before a day call takes its place. */
export const dayCallAhead = 7;

/** Days for which a license that has run out, an assignment that nobody ended, or an unread import is asked about. */
export const pastFor = 30;

/** Days without contact after which a check-in is proposed, and how many of them at once. */
export const checkInAfter = 31;
export const mostCheckIns = 15;
