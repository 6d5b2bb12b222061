import { wallIn } from "../zone-clock";

type Wall = { year: number; month: number; date: number; hour: number; minute: number; weekday: number };

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const dayOnly = /^(\d{4})-(\d{2})-(\d{2})$/;
const day = 86_400_000;

const names = new Map<string, string>();

/** "Thu, Mar 12". A plain date ("2026-03-12") is the same day in every zone; an instant needs the zone. */
export function formatDay(value: Date | string, zone: string): string {
  return dayWords(wallOf(value, zone));
}

/** "Mar 12, 2026": where the year matters. */
export function formatDate(value: Date | string, zone: string): string {
  const { year, month, date } = wallOf(value, zone);
  return `${months[month - 1]} ${date}, ${year}`;
}

/** "4:00 PM ET" */
export function formatTime(at: Date | string, zone: string): string {
  return timeWords(wallOf(at, zone), zone);
}

/** "Thu, Mar 12, 4:00 PM ET" */
export function formatDayTime(at: Date | string, zone: string): string {
  const wall = wallOf(at, zone);
  return `${dayWords(wall)}, ${timeWords(wall, zone)}`;
}

/** formatDayTime, with the year where it is another than now's. */
export function formatDayTimeYear(at: Date | string, zone: string, now: Date): string {
  return wallOf(at, zone).year === wallOf(now, zone).year ? formatDayTime(at, zone) : formatExact(at, zone);
}

/** For a title: "Thu, Mar 12, 2026, 4:00 PM ET"; without the time for a plain date. */
export function formatExact(value: Date | string, zone: string): string {
  const wall = wallOf(value, zone);
  const whole = `${dayWords(wall)}, ${wall.year}`;
  return isDayOnly(value) ? whole : `${whole}, ${timeWords(wall, zone)}`;
}

/** "today", "tomorrow", "in 3 days", "5 days ago"; from two weeks on the date itself. */
export function relativeDay(value: Date | string, zone: string, now: Date): string {
  const there = wallOf(value, zone);
  const here = wallOf(now, zone);
  const days = dayNumber(there) - dayNumber(here);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  if (days > 1 && days < 14) return `in ${days} days`;
  if (days < -1 && days > -14) return `${-days} days ago`;
  const { year, month, date } = there;
  return year === here.year ? `${months[month - 1]} ${date}` : `${months[month - 1]} ${date}, ${year}`;
}

/** "just now", "12 min ago", "3 hr ago", then as relativeDay. */
export function relativeTime(at: Date | string, zone: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - toDate(at).getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return "just now";
  if (minutes > 0 && minutes < 60) return `${minutes} min ago`;
  if (minutes >= 60 && minutes < 60 * 12) return `${Math.floor(minutes / 60)} hr ago`;
  return relativeDay(at, zone, now);
}

const dayWords = ({ weekday, month, date }: Wall) => `${weekdays[weekday]}, ${months[month - 1]} ${date}`;

function timeWords({ year, hour, minute }: Wall, zone: string): string {
  return `${hour % 12 || 12}:${minute < 10 ? "0" : ""}${minute} ${hour < 12 ? "AM" : "PM"} ${zoneName(zone, year)}`;
}

/** "ET", "CT", "MST" (Arizona): what people in the US call the zone. */
function zoneName(zone: string, year: number): string {
  // The generic name is one for summer and winter; a year is asked once, since zones have changed their names.
  const key = `${zone} ${year}`;
  let kept = names.get(key);
  if (kept === undefined) names.set(key, (kept = askName(zone, year)));
  return kept;
}

function askName(zone: string, year: number) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "shortGeneric" });
  return format.formatToParts(new Date(Date.UTC(year, 6))).find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

function wallOf(value: Date | string, zone: string): Wall {
  const plain = typeof value === "string" ? dayOnly.exec(value) : null;
  if (plain) {
    const [year = 0, month = 1, date = 1] = plain.slice(1).map(Number);
    return { year, month, date, hour: 0, minute: 0, weekday: new Date(Date.UTC(year, month - 1, date)).getUTCDay() };
  }
  const wall = wallIn(zone, toDate(value));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    date: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    weekday: wall.getUTCDay(),
  };
}

const toDate = (value: Date | string) => (typeof value === "string" ? new Date(value) : value);
const isDayOnly = (value: Date | string) => typeof value === "string" && dayOnly.test(value);
const dayNumber = ({ year, month, date }: Wall) => Date.UTC(year, month - 1, date) / day;
