import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { dayIn, instantAt, plusDays } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";

const order = Object.keys(todayKinds) as TodayKind[];

type Line = { kind: TodayKind; dueAt: Date; subjectId: string };

/** Kinds first, then what has been due longest. */
export function inOrder<T extends Line>(lines: T[]): T[] {
  return lines.toSorted(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      a.dueAt.getTime() - b.dueAt.getTime() ||
      a.subjectId.localeCompare(b.subjectId),
  );
}

/** Until when a line is snoozed: 7 AM of that day where the recruiter is. Past three days it takes a reason. */
export function snoozedUntil(day: string | null, reason: string, zone: string, now: Date): Date {
  const today = dayIn(zone, now);
  const until = day ?? plusDays(today, 1);
  if (until <= today) throw new Refusal("Choose a day after today.", "until");
  if (until > plusDays(today, 31)) throw new Refusal("You can snooze for a month at most.", "until");
  if (until > plusDays(today, 3) && reason === "")
    throw new Refusal("Say why it can wait more than three days.", "reason");
  return instantAt(until, 7, zone);
}
