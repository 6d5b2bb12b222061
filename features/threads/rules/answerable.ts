import { dayIn, instantAt, plusDays } from "@/lib/calendar";
import { plural } from "@/lib/format/count";

/** Why a reply is too old to be answered as one, or null: days in the person's zone (docs/rules-of-contact.md, rule 6). */
export function tooOldToAnswer(receivedAt: Date, zone: string, days: number, now: Date): string | null {
  const oldest = instantAt(plusDays(dayIn(zone, now), -days), 0, zone);
  return receivedAt >= oldest ? null : `it came in more than ${plural(days, "day")} ago: write a new email`;
}
