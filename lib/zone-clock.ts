/**
 * What the clocks of a zone show, without asking Intl each time: a table asks hundreds of times, a board thousands. A zone
 * is asked at the ends of spans of 12 days; where it says the same at both, it says so in between.
 */
const span = 2 ** 30;
const day = 86_400_000;

type Zone = { parts: Intl.DateTimeFormat; offsets: Map<number, number> };
const zones = new Map<string, Zone>();

/** The wall clock of a zone at an instant, as a Date whose UTC fields read it. */
export function wallIn(zone: string, at: Date): Date {
  const ms = at.getTime();
  return new Date(ms + offsetAt(zone, ms));
}

/** How far the clocks of a zone are ahead of UTC, in ms. */
function offsetAt(name: string, ms: number): number {
  const zone = zones.get(name) ?? open(name);
  const from = Math.floor(ms / span) * span;
  const before = kept(zone, from);
  return before === kept(zone, from + span) ? before : ask(zone, ms);
}

function open(name: string): Zone {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const zone = { parts, offsets: new Map<number, number>() };
  zones.set(name, zone);
  return zone;
}

function kept(zone: Zone, ms: number): number {
  let offset = zone.offsets.get(ms);
  if (offset === undefined) {
    offset = ask(zone, ms);
    // Dates that anybody may type are many; the ones a firm works with are few.
    if (zone.offsets.size > 2000) zone.offsets.clear();
    zone.offsets.set(ms, offset);
  }
  return offset;
}

function ask({ parts }: Zone, ms: number): number {
  const read = Object.fromEntries(parts.formatToParts(ms).map(({ type, value }) => [type, value]));
  const year = read.era === "BC" ? 1 - Number(read.year) : Number(read.year);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(read.month) - 1, Number(read.day));
  wall.setUTCHours(Number(read.hour), Number(read.minute), Number(read.second));
  return wall.getTime() - Math.floor(ms / 1000) * 1000;
}

/** "2026-11-26" of a Date whose UTC fields read a wall clock. */
export function dayText(wall: Date): string {
  return new Date(Math.floor(wall.getTime() / day) * day).toISOString().slice(0, 10);
}
