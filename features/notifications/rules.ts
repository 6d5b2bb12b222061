import type { NoticeKind } from "@/db/vocabulary/notifications";
import type { TodayKind } from "@/db/vocabulary/today";

const hourMs = 3_600_000;

type Line = { kind: TodayKind; subjectId: string; dueAt: Date };

/** What of a recruiter's Today a device is told of that was turned on then: replies that came since, interviews of the next hour. */
export function noticesOf(lines: Line[], { since, now }: { since: Date; now: Date }) {
  return lines.flatMap(({ kind, subjectId, dueAt }): { kind: NoticeKind; subjectId: string; dueAt: Date }[] => {
    const ahead = dueAt.getTime() - now.getTime();
    if (kind === "interview_today")
      return ahead > 0 && ahead <= hourMs ? [{ kind: "interview", subjectId, dueAt }] : [];
    // What has waited for a day is told by the list itself.
    const isNew = dueAt > since && ahead > -24 * hourMs;
    return isNew && (kind === "reply" || kind === "interested") ? [{ kind: "reply", subjectId, dueAt }] : [];
  });
}

/** How often a push service is asked, and how long an answer is worth having. */
export const mostTries = 5;
export const noticeSeconds = 3_600;

/** When one that could not be handed over is tried again. */
export const nextTry = (tries: number, now: Date) => new Date(now.getTime() + 15_000 * 2 ** tries);
