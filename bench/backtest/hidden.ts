import { levels, disciplines, type Discipline } from "@/db/vocabulary/candidates";
import { sectors, software, type Sector } from "@/db/vocabulary/experience";
import type { LicenseType } from "@/db/vocabulary/licenses";
import type { State } from "@/db/vocabulary/places";
import { keysOf } from "@/lib/keys-of";
import { sigmoid, type Chance } from "./chance";
import type { Person } from "./world";

/** Days from the moment at which the lists are asked for; the past is below zero. */
export type Day = number;

/** A person as they are, which nobody has on record. */
export type Soul = Pick<Person, "key" | "sectors" | "software"> & {
  discipline: Discipline;
  level: number;
  licensedIn: State[];
  lapsedIn: State[];
  ability: number;
  /** Dollars a year below which they do not move. */
  wants: number;
  /** How likely they pick up or call back. */
  responds: number;
  /** How much they want another job, by quarter, the present one first. */
  looking: number[];
  freeOn: Day;
  doNotContact: boolean;
  /** What the years leave behind. */
  hired: boolean;
  presented: boolean;
  spokeOn: Day | null;
  calls: { day: Day; spoke: boolean }[];
};

export type Job = {
  key: string;
  client: string;
  discipline: Discipline;
  level: number;
  sector: Sector;
  software: Soul["software"];
  state: State;
  requires: LicenseType | null;
  pays: number;
  /** How good somebody has to be. */
  strict: number;
};

const levelOrder = keysOf(levels);
const baseOfLevel = [45, 70, 88, 110, 132, 165];
const states: State[] = ["FL", "GA", "NC", "TX", "CO", "CA"];
const unlicensed: Discipline[] = ["planning", "estimating", "scheduling", "vdc_bim", "field_supervision", "safety"];

export function licenseOf(discipline: Discipline): LicenseType | null {
  if (unlicensed.includes(discipline)) return null;
  return discipline === "architecture" ? "RA" : discipline === "survey" ? "PLS" : "PE";
}

export function levelNamed(level: number) {
  return levelOrder[level] ?? "senior";
}

/** What a trade of so many jobs works with: few disciplines where it is small, so that its jobs have something in common. */
export function disciplinesOf(jobs: number): Discipline[] {
  return keysOf(disciplines).slice(3, 3 + Math.max(1, Math.min(26, Math.round(jobs / 100))));
}

export function drawSoul(chance: Chance, key: string, discipline: Discipline): Soul {
  const level = weighted(chance, [4, 18, 26, 28, 16, 8]);
  const looking = [chance.bell()];
  for (let quarter = 1; quarter < 16; quarter += 1) looking.push(0.6 * (looking[quarter - 1] ?? 0) + chance.bell(0.8));
  const licensed = level >= 2 && licenseOf(discipline) !== null && chance.percent(65);
  const held = licensed ? chance.some(states, chance.between(1, 4)) : [];
  const lapsed = held.filter(() => chance.percent(7));
  return {
    key,
    discipline,
    level,
    sectors: chance.some(keysOf(sectors), chance.between(1, 4)),
    software: chance.some(keysOf(software), chance.between(2, 7)),
    licensedIn: held.filter((one) => !lapsed.includes(one)),
    lapsedIn: lapsed,
    ability: chance.bell(0.8),
    wants: (baseOfLevel[level] ?? 100) * 1000 * Math.exp(chance.bell(0.12)),
    responds: 0.3 + 0.65 * chance.next(),
    looking,
    freeOn: chance.between(-60, 90),
    doNotContact: chance.percent(1),
    hired: false,
    presented: false,
    spokeOn: null,
    calls: [],
  };
}

export function drawJob(chance: Chance, key: string, discipline: Discipline, clients: number): Job {
  const level = weighted(chance, [1, 12, 28, 34, 18, 7]);
  return {
    key,
    client: `client ${chance.between(1, clients)}`,
    discipline,
    level,
    sector: chance.pick(keysOf(sectors)),
    software: chance.some(keysOf(software), chance.between(1, 4)),
    state: chance.pick(states),
    requires: level >= 2 && chance.percent(40) ? licenseOf(discipline) : null,
    pays: (baseOfLevel[level] ?? 100) * 1000 * Math.exp(0.05 + chance.bell(0.1)),
    strict: 0.5 + chance.bell(0.35),
  };
}

/** How well they would do the job in the client's eyes: what all of its looks at them are noisy views of. */
export function qualityOf(soul: Soul, job: Job): number {
  const away = Math.abs(soul.level - job.level);
  const knows = job.software.filter((one) => soul.software.includes(one)).length / job.software.length;
  return (
    soul.ability -
    (away === 0 ? 0 : away === 1 ? 0.5 : 1.5) +
    (soul.sectors.includes(job.sector) ? 0.35 : 0) +
    0.4 * knows -
    (job.requires && !soul.licensedIn.includes(job.state) ? 1.2 : 0) +
    0.5 * tasteOf("client", job.client, soul.key) +
    0.6 * tasteOf("job", job.key, soul.key)
  );
}

/** How much they would want the job on a day: above zero is more likely than not. */
export function willingOf(soul: Soul, job: Job, day: Day): number {
  const looking = soul.looking[Math.min(soul.looking.length - 1, Math.max(0, Math.floor(-day / 91)))] ?? 0;
  const raise = Math.max(-1.5, Math.min(1, ((job.pays - soul.wants) / soul.wants) * 5));
  return looking + raise - (dislikesClient(soul, job) ? 2 : 0) - (cannotCommute(soul, job) ? 1 : 0);
}

export function dislikesClient(soul: Soul, job: Job): boolean {
  return tasteOf("manner", job.client, soul.key) < -1.3;
}

export function cannotCommute(soul: Soul, job: Job): boolean {
  return tasteOf("site", job.key, soul.key) < -1.2;
}

/** How likely a call now ends in a hire: they are reached, they want it, and the client wants them. */
export function truthOf(soul: Soul, job: Job, startOn: Day): number {
  if (soul.hired || soul.doNotContact) return 0;
  const years = soul.spokeOn === null ? 3 : -soul.spokeOn / 365;
  const reached = soul.responds * Math.exp(-years / 4);
  const inTime = soul.freeOn > startOn + 30 ? 0.5 : 1;
  const chosen = sigmoid(2 * (qualityOf(soul, job) - job.strict));
  return chosen * sigmoid(1.5 * willingOf(soul, job, 0)) * reached * inTime;
}

/** What two of them are to each other, always the same, and written down nowhere: near enough to normal. */
function tasteOf(what: string, one: string, other: string): number {
  let hash = 0x811c9dc5;
  const words = `${what} ${one} ${other}`;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  let sum = 0;
  for (let turn = 0; turn < 6; turn += 1) {
    hash = (hash + 0x6d2b79f5) | 0;
    let mixed = Math.imul(hash ^ (hash >>> 15), hash | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    sum += ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return (sum - 3) / Math.sqrt(0.5);
}

function weighted(chance: Chance, weights: number[]): number {
  let left = chance.next() * weights.reduce((sum, one) => sum + one, 0);
  return Math.max(
    0,
    weights.findIndex((one) => (left -= one) < 0),
  );
}
