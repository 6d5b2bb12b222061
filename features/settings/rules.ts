import { logoTypes, mostLogoBytes, type ContactRules } from "@/db/vocabulary/settings";
import { nextAllowedInstant, type Holidays } from "@/lib/calendar";
import { plural } from "@/lib/format/count";
import { readPicture } from "@/lib/picture";

/** The settings row has no id of its own; the audit entries about it carry this one. */
export const settingsId = "00000000-0000-7000-8000-000000000001";

/** What of the firm decides when email that is bound to hours goes. */
export type EmailHours = {
  contactRules: Pick<ContactRules, "sendFromHour" | "sendUntilHour">;
  holidays: Holidays;
};

/**
 * The first moment at or after `at` at which email that is bound to hours goes to somebody in a zone. Whoever sends and
 * whatever says a day of email asks here, so that a screen names the day on which it goes.
 */
export function nextEmailMoment(at: Date, zone: string, { contactRules, holidays }: EmailHours): Date {
  return nextAllowedInstant(at, zone, { from: contactRules.sendFromHour, until: contactRules.sendUntilHour }, holidays);
}

/** The firm's contact rules (docs/rules-of-contact.md) as settings show them: what is ruled, and how. */
export function contactRuleRows(rules: ContactRules): [string, string][] {
  const days = (count: number) => plural(count, "day");
  const businessDays = (count: number) => plural(count, "business day");
  return [
    ["Outreach emails to one person", `one every ${days(rules.slotDays)}`],
    ["Gone quiet after", `${plural(rules.attemptsBeforeResting, "attempt")} without an answer`],
    [
      "Send window",
      `${hourWords(rules.sendFromHour)}-${hourWords(rules.sendUntilHour)}, business days, recipient's time`,
    ],
    ["Debrief after an interview", `within ${plural(rules.debriefHours, "hour")}`],
    ["Tell candidates how it ended", `within ${businessDays(rules.answerWorkingDays)}`],
    ["Update candidates in process", `every ${businessDays(rules.quietWorkingDaysInProcess)}`],
    ["Client gives no decision date", `ask after ${businessDays(rules.ownDecisionWorkingDays)}`],
    ["In process after a close-out", businessDays(rules.processWorkingDaysAfterCloseOut)],
    ["In process after a start", days(rules.processDaysAfterStart)],
    ["Pause after an auto-reply", days(rules.autoReplyPauseDays)],
    ["Check-in emails to one contact", `one every ${days(rules.checkInDays)}`],
    ["Call a contact instead after", `${plural(rules.checkInsBeforeCall, "check-in")} without an answer`],
    ["Reply to their email within", days(rules.answerableDays)],
    ["Finalists show in Top of mind for", plural(rules.finalistMonths, "month")],
  ];
}

/** "7 AM" */
export function hourWords(at: number): string {
  return `${at % 12 || 12} ${at % 24 < 12 ? "AM" : "PM"}`;
}

/** The firm's logo in a data URL, or null where it is none that may be shown. */
export const readLogo = (dataUrl: string) => readPicture(dataUrl, logoTypes, mostLogoBytes);
