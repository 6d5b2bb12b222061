import {
  formatDay,
  formatDayTime,
  formatDayTimeYear,
  formatExact,
  formatTime,
  relativeDay,
  relativeTime,
} from "@/lib/format/time";

type Form = "day" | "time" | "day-time" | "day-time-year" | "relative-day" | "relative";

/** A moment as people say it, with the exact one on hover. A plain date ("2026-03-12") is the same day in every zone. */
export function Time({ at, zone, now, form = "day" }: { at: Date | string; zone: string; now?: Date; form?: Form }) {
  return (
    <time dateTime={typeof at === "string" ? at : at.toISOString()} title={formatExact(at, zone)}>
      {words(at, zone, now ?? new Date(0), form)}
    </time>
  );
}

function words(at: Date | string, zone: string, now: Date, form: Form): string {
  if (form === "day") return formatDay(at, zone);
  if (form === "time") return formatTime(at, zone);
  if (form === "day-time") return formatDayTime(at, zone);
  if (form === "day-time-year") return formatDayTimeYear(at, zone, now);
  return form === "relative-day" ? relativeDay(at, zone, now) : relativeTime(at, zone, now);
}
