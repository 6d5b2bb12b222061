import type { EmploymentTerm, Level } from "@/db/vocabulary/candidates";
import type { Sector, Software } from "@/db/vocabulary/experience";
import { stateLicenses, type LicenseStatus, type LicenseType } from "@/db/vocabulary/licenses";
import type { State } from "@/db/vocabulary/places";
import { plusDays } from "@/lib/calendar";
import { plural } from "@/lib/format/count";
import type { Random } from "./random";
import { drawName } from "./names";
import { home, places, type Place } from "./places";
import { tradeLevels, trades, type Trade } from "./trades";

type DemoLicense = {
  type: LicenseType;
  discipline: Trade["discipline"] | null;
  state: State | null;
  number: string | null;
  status: LicenseStatus;
  issuedOn: string | null;
  expiresOn: string | null;
};

/** How many people, by years in the trade: a pyramid with a thick middle. */
const levelShares: Record<(typeof tradeLevels)[number], number> = {
  junior: 18,
  intermediate: 28,
  senior: 30,
  lead: 17,
  principal: 7,
};
const yearsByLevel: Record<(typeof tradeLevels)[number], [number, number]> = {
  junior: [1, 3],
  intermediate: [4, 7],
  senior: [8, 14],
  lead: [11, 22],
  principal: [18, 34],
};
const payByLevel = { junior: 0.74, intermediate: 1, senior: 1.28, lead: 1.45, principal: 1.95 } as const;
const employers = [
  "a 40-person studio",
  "a national AE firm",
  "a regional GC",
  "a county agency",
  "an ENR top 50 firm",
  "a design-build contractor",
  "a specialty subcontractor",
  "a two-office practice",
];
const sources = [
  "Referral",
  "LinkedIn",
  "Past placement",
  "Job board",
  "ASCE event",
  "Walk-in résumé",
  "Import from spreadsheet",
];

/** People of the trade as the firm knows them. `today` is the day on which the demonstration begins. */
export function drawPeople(random: Random, count: number, today: string) {
  const addresses = new Set<string>();
  return Array.from({ length: count }, (_, index) => drawPerson(random, index, today, addresses));
}

function drawPerson(random: Random, index: number, today: string, addresses: Set<string>) {
  const { firstName, lastName } = drawName(random);
  const trade = weighted(random, trades, (one) => one.share);
  const level = weighted(random, tradeLevels, (one) => levelShares[one]);
  const place = random.percent(72) ? random.pick(home) : random.pick(places);
  const yearsExperience = random.between(...yearsByLevel[level]);
  const contractor = random.percent(trade.discipline === "field_supervision" ? 30 : 12);
  const pay = Math.round(trade.pay * payByLevel[level] * (0.92 + random.next() * 0.16));
  const terms: EmploymentTerm[] = contractor
    ? ["contract", "contract_to_hire"]
    : random.percent(20)
      ? ["direct_hire", "contract_to_hire"]
      : ["direct_hire"];
  return {
    firstName,
    lastName,
    emails: random.percent(96) ? [address(firstName, lastName, addresses)] : [],
    phones: random.percent(97) ? [{ raw: phone(place, index), kind: "mobile" as const }] : [],
    city: place.city,
    state: place.state,
    zip: place.zip,
    title: trade.titles[level],
    discipline: trade.discipline,
    level: level as Level,
    sectors: random.some<Sector>(trade.sectors, random.between(1, 3)),
    software: random.some<Software>(trade.software, random.between(1, 4)),
    terms,
    yearsExperience,
    currentEmployer: random.percent(80) ? random.pick(employers) : undefined,
    availableOn: random.percent(70) ? plusDays(today, random.pick([-30, 0, 0, 14, 14, 30, 30, 60, 90])) : undefined,
    desiredPayCents: contractor ? Math.round(pay / 2.08 / 1) * 100 : pay * 100_000,
    desiredPayUnit: contractor ? ("hour" as const) : ("year" as const),
    travelPercent: random.pick([0, 0, 10, 25, 50]),
    source: random.pick(sources),
    summary: summary(random, trade, level, yearsExperience),
    licenses: drawLicenses(random, trade, level, place, index, today),
  };
}

function drawLicenses(
  random: Random,
  trade: Trade,
  level: Level,
  place: Place,
  index: number,
  today: string,
): DemoLicense[] {
  const licenses: DemoLicense[] = [];
  const add = (type: LicenseType, state: State | null, status: LicenseStatus = "active") => {
    const lapsed = status === "lapsed";
    const issuedOn = plusDays(today, -random.between(400, 4000));
    const expiresOn =
      type === "OSHA_30" || type === "EIT"
        ? null
        : plusDays(today, lapsed ? -random.between(20, 300) : random.between(25, 720));
    const number = state
      ? `${state}-${(30_000 + ((index * 7919 + licenses.length * 104_729) % 69_999)).toString()}`
      : null;
    licenses.push({
      type,
      discipline: (stateLicenses as LicenseType[]).includes(type) ? trade.discipline : null,
      state,
      number,
      status,
      issuedOn,
      expiresOn,
    });
  };
  const senior = level === "senior" || level === "lead" || level === "principal";
  if (trade.license && (senior || (level === "intermediate" && random.percent(45)))) {
    add(trade.license, place.state, random.percent(6) ? "lapsed" : "active");
    for (const other of random.some(
      home.map((one) => one.state).filter((one) => one !== place.state),
      random.between(0, senior ? 3 : 1),
    )) {
      if (!licenses.some((one) => one.state === other))
        add(trade.license, other, random.percent(12) ? "in_comity" : "active");
    }
    if (trade.discipline === "structural" && level === "principal" && random.percent(50)) add("SE", "GA");
  } else if (trade.early && random.percent(75)) add(trade.early, trade.early === "EIT" ? place.state : null);
  for (const certificate of trade.certificates) if (random.percent(35)) add(certificate, null);
  return licenses;
}

function summary(random: Random, trade: Trade, level: Level, years: number) {
  const value = random.pick([4, 12, 18, 35, 60, 110, 240]);
  const kind = random.pick(["record-up", "renovation", "design-build", "CMAR", "tenant improvement", "adaptive reuse"]);
  return `${plural(years, "year")}, mostly ${kind} up to $${value}M. ${random.pick(["Steady communicator, likes a clear scope.", "Runs their own submittals and RFIs.", "Wants to move toward project management.", "Prefers hybrid, two days in the office.", "Strong references from two general contractors.", "Relocated for family, means to stay.", `Looks for ${level === "junior" ? "a mentor" : "a team to lead"}.`])}`;
}

function address(first: string, last: string, taken: Set<string>) {
  const plain = (word: string) =>
    word
      .replaceAll("ø", "o")
      .normalize("NFD")
      .replace(/[^a-zA-Z]/g, "")
      .toLowerCase();
  const base = `${plain(first)}.${plain(last)}`;
  for (let number = 1; ; number += 1) {
    const candidate = `${base}${number === 1 ? "" : number}@people.test`;
    if (!taken.has(candidate)) {
      taken.add(candidate);
      return candidate;
    }
  }
}

/** 555-0100 to 555-0199 are kept for fiction; with 49 area codes that is enough for everybody here. */
function phone(place: Place, index: number) {
  return `(${place.areaCode}) 555-01${String(index % 100).padStart(2, "0")}`;
}

function weighted<T>(random: Random, from: readonly T[], weight: (one: T) => number): T {
  const total = from.reduce((sum, one) => sum + weight(one), 0);
  let roll = random.next() * total;
  return from.find((one) => (roll -= weight(one)) < 0) ?? (from.at(-1) as T);
}
