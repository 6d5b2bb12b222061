/** "Thu, Mar 12" as it is said in a sentence, on the calendar of a zone. */
export function shortDay(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-US", { weekday: "short", month: "short", day: "numeric", timeZone: zone }).format(
    at,
  );
}

/** "7:00 AM" */
export function shortTime(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: zone })
    .format(at)
    .replace("\u202f", " ");
}
