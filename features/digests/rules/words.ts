import type { SystemEmailState } from "@/db/vocabulary/system-emails";
import { formatDay, formatDayTime, formatTime } from "@/lib/format/time";
import type { DigestDay } from "./when";

/** "7:30 AM" */
export function minuteWords(minute: number): string {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  return `${hour % 12 || 12}:${String(rest).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
}

/** When the next one comes. One that is due and has not gone says until when it still may. */
export function nextWords({ at, until }: DigestDay, zone: string, now: Date): string {
  if (at > now) return `Next one: ${formatDayTime(at, zone)}`;
  return `Due since ${formatTime(at, zone)}. It still goes out today until ${formatTime(until, zone)}`;
}

type Last = { at: Date; lines: number; state: SystemEmailState | null };

/** What became of the last one. */
export function lastWords({ at, lines, state }: Last, zone: string): string {
  if (lines === 0) return `Nothing to do on ${formatDay(at, zone)}, so none was sent`;
  return `Last one: ${formatDayTime(at, zone)}, ${lines} to do${became[state ?? "accepted"]}`;
}

const became: Record<SystemEmailState, string> = {
  queued: ". It is on its way",
  claimed: ". It is on its way",
  accepted: "",
  bounced: ". It bounced",
  failed: ". It was not sent",
  canceled: ". It was not sent",
};
