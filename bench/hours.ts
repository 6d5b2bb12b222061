import { federalNames, observedFrom } from "@/features/contact-rules/rules/federal-holidays";
import { hasPassed } from "@/features/promises/rules/decision";
import { nextAllowedInstant, plusDays } from "@/lib/calendar";
import { seededRandom } from "../local/demo/random";
import type { Outcome } from "./outcome";
import { say } from "./say";

const promises = 100_000;
const instants = 1_000_000;
const hours = { from: 7, until: 19 };
const day = 86_400_000;
/** Both changes of the clock of each year, and the years that rules of zones are known for. */
const first = Date.UTC(2025, 0, 1);
const years = 6;

/**
 * No date has passed before its day is over where the client sits, and no counted email goes outside its hours, on a
 * weekend or a holiday, in any zone that there is. Judged by Intl, asked anew for each instant: the rules keep what they asked.
 */
export async function benchHours(): Promise<Outcome> {
  const zones = Intl.supportedValuesOf("timeZone");
  const clocks = new Map(zones.map((zone) => [zone, clockOf(zone)]));
  const random = seededRandom(20_260_312);
  const read = (zone: string, at: Date) => {
    const parts = Object.fromEntries(
      (clocks.get(zone) ?? clockOf(zone)).formatToParts(at).map((p) => [p.type, p.value]),
    );
    return { on: `${parts.year}-${parts.month}-${parts.day}`, weekday: parts.weekday ?? "", hour: Number(parts.hour) };
  };
  const never: string[] = [];

  say(`${promises} decision dates in ${zones.length} zones`);
  let early = 0;
  let late = 0;
  for (let index = 0; index < promises; index += 1) {
    const zone = random.pick(zones);
    const dueOn = new Date(first + Math.floor(random.next() * years * 365) * day).toISOString().slice(0, 10);
    // Half of them within minutes of the end of that day somewhere on earth.
    const spread = random.next() < 0.5 ? 2 * day : 15 * 60_000;
    const near = Date.parse(`${plusDays(dueOn, 1)}T00:00:00Z`) + Math.round(random.next() * 27 - 13) * 3_600_000;
    const now = new Date(near + (random.next() - 0.5) * spread);
    const passed = hasPassed({ dueOn, zone }, now);
    const isOver = read(zone, now).on > dueOn;
    if (passed && !isOver) early += 1;
    if (!passed && isOver) late += 1;
    if (passed !== isOver && never.length < 20) never.push(`${dueOn} in ${zone} at ${now.toISOString()}: ${passed}`);
  }

  say(`${instants} emails`);
  const holidays = new Set(federalNames.flatMap((name) => observedFrom(name, "2025-01-01")));
  let outside = 0;
  for (let index = 0; index < instants; index += 1) {
    const zone = random.pick(zones);
    const asked = new Date(first + Math.floor(random.next() * years * 365 * day));
    const goes = nextAllowedInstant(asked, zone, hours, holidays);
    const { on, weekday, hour } = read(zone, goes);
    const inside = hour >= hours.from && hour < hours.until && !weekday.startsWith("S") && !holidays.has(on);
    if (inside && goes >= asked) continue;
    outside += 1;
    if (never.length < 20) never.push(`${asked.toISOString()} in ${zone} goes at ${goes.toISOString()}.`);
  }
  return { line: { promises, early, late, instants, outside }, never, zones: zones.length };
}

const clockOf = (timeZone: string) =>
  new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    weekday: "short",
    hour: "2-digit",
  });
