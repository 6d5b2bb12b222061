import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { dayIn, instantAt, plusDays } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";

const order = Object.keys(todayKinds) as TodayKind[];

type Line = { kind: TodayKind; dueAt: Date; subjectId: string; contact?: { id: string } | null };

/**
 * Kinds first, then what has been due longest. Decision dates that one check-in with a contact covers
 * (docs/rules-of-contact.md, rule 2) stay together, at the place of the first.
 */
export function inOrder<T extends Line>(lines: T[]): T[] {
  const first = new Map<string, number>();
  for (const { contact, dueAt, ...line } of lines.filter(isCheckIn)) {
    const key = contact?.id ?? line.subjectId;
    first.set(key, Math.min(first.get(key) ?? Infinity, dueAt.getTime()));
  }
  const place = (line: T) => (isCheckIn(line) ? first.get(line.contact?.id ?? line.subjectId) : undefined);
  const since = (line: T) => place(line) ?? line.dueAt.getTime();
  return lines.toSorted(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      since(a) - since(b) ||
      (isCheckIn(a) ? (a.contact?.id ?? "").localeCompare(b.contact?.id ?? "") : 0) ||
      a.dueAt.getTime() - b.dueAt.getTime() ||
      a.subjectId.localeCompare(b.subjectId),
  );
}

/** Whether the check-in that the line before asks for is this line's too. */
export function isSameCheckIn(before: Line | undefined, line: Line): boolean {
  return isCheckIn(line) && before?.kind === line.kind && !!line.contact && before.contact?.id === line.contact.id;
}

function isCheckIn({ kind }: Line) {
  return kind === "decision_passed";
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
