import type { ContactRules } from "@/db/vocabulary/settings";
import { dayIn, plusWorkingDays, type Holidays } from "@/lib/calendar";

export type AnswerRules = { contactRules: Pick<ContactRules, "answerWorkingDays">; holidays: Holidays };

/** The day by which somebody who was closed out hears how it ended (docs/rules-of-contact.md, rule 3). */
export function answerDueOn(closedAt: Date, zone: string, { contactRules, holidays }: AnswerRules): string {
  return plusWorkingDays(dayIn(zone, closedAt), contactRules.answerWorkingDays, holidays);
}
