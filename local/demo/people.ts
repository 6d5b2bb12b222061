import type { EmploymentTerm, Level, Sector, Software } from "@/db/vocabulary/candidates";
import { stateLicenses, type LicenseStatus, type LicenseType } from "@/db/vocabulary/licenses";
import type { State } from "@/db/vocabulary/places";
import { plusDays } from "@/lib/calendar";
import { plural } from "@/lib/format/count";
import type { Chance } from "./chance";
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
export function drawPeople(luck: Chance, count: number, today: string) {
  const addresses = new Set<string>();
  return Array.from({ length: count }, (_, index) => drawPerson(luck, index, today, addresses));
}

function drawPerson(luck: Chance, index: number, today: string, addresses: Set<string>) {
  const { firstName, lastName } = drawName(luck);
  const trade = weighted(luck, trades, (one) => one.share);
  const level = weighted(luck, tradeLevels, (one) => levelShares[one]);
  const place = luck.percent(72) ? luck.pick(home) : luck.pick(places);
  const yearsExperience = luck.between(...yearsByLevel[level]);
  const contractor = luck.percent(trade.discipline === "field_supervision" ? 30 : 12);
  const pay = Math.round(trade.pay * payByLevel[level] * (0.92 + luck.next() * 0.16));
  const terms: EmploymentTerm[] = contractor
    ? ["contract", "contract_to_hire"]
    : luck.percent(20)
      ? ["direct_hire", "contract_to_hire"]
      : ["direct_hire"];
  return {
    firstName,
    lastName,
    emails: luck.percent(96) ? [address(firstName, lastName, addresses)] : [],
    phones: luck.percent(97) ? [{ raw: phone(place, index), kind: "mobile" as const }] : [],
    city: place.city,
    state: place.state,
    zip: place.zip,
    title: trade.titles[level],
    discipline: trade.discipline,
    level: level as Level,
    sectors: luck.some<Sector>(trade.sectors, luck.between(1, 3)),
    software: luck.some<Software>(trade.software, luck.between(1, 4)),
    terms,
    yearsExperience,
    currentEmployer: luck.percent(80) ? luck.pick(employers) : undefined,
    availableOn: luck.percent(70) ? plusDays(today, luck.pick([-30, 0, 0, 14, 14, 30, 30, 60, 90])) : undefined,
    desiredPayCents: contractor ? Math.round(pay / 2.08 / 1) * 100 : pay * 100_000,
    desiredPayUnit: contractor ? ("hour" as const) : ("year" as const),
    travelPercent: luck.pick([0, 0, 10, 25, 50]),
    source: luck.pick(sources),
    summary: summary(luck, trade, level, yearsExperience),
    licenses: drawLicenses(luck, trade, level, place, index, today),
  };
}

function drawLicenses(
  luck: Chance,
  trade: Trade,
  level: Level,
  place: Place,
  index: number,
  today: string,
): DemoLicense[] {
  const licenses: DemoLicense[] = [];
  const add = (type: LicenseType, state: State | null, status: LicenseStatus = "active") => {
    const lapsed = status === "lapsed";
    const issuedOn = plusDays(today, -luck.between(400, 4000));
    const expiresOn =
      type === "OSHA_30" || type === "EIT"
        ? null
        : plusDays(today, lapsed ? -luck.between(20, 300) : luck.between(25, 720));
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
  if (trade.license && (senior || (level === "intermediate" && luck.percent(45)))) {
    add(trade.license, place.state, luck.percent(6) ? "lapsed" : "active");
    for (const other of luck.some(
      home.map((one) => one.state).filter((one) => one !== place.state),
      luck.between(0, senior ? 3 : 1),
    )) {
      if (!licenses.some((one) => one.state === other))
        add(trade.license, other, luck.percent(12) ? "in_comity" : "active");
    }
    if (trade.discipline === "structural" && level === "principal" && luck.percent(50)) add("SE", "GA");
  } else if (trade.early && luck.percent(75)) add(trade.early, trade.early === "EIT" ? place.state : null);
  for (const certificate of trade.certificates) if (luck.percent(35)) add(certificate, null);
  return licenses;
}

function summary(luck: Chance, trade: Trade, level: Level, years: number) {
  const value = luck.pick([4, 12, 18, 35, 60, 110, 240]);
  const kind = luck.pick(["record-up", "renovation", "design-build", "CMAR", "tenant improvement", "adaptive reuse"]);
  return `${plural(years, "year")}, mostly ${kind} up to $${value}M. ${luck.pick(["Steady communicator, likes a clear scope.", "Runs their own submittals and RFIs.", "Wants to move toward project management.", "Prefers hybrid, two days in the office.", "Strong references from two general contractors.", "Relocated for family, means to stay.", `Looks for ${level === "junior" ? "a mentor" : "a team to lead"}.`])}`;
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

function weighted<T>(luck: Chance, from: readonly T[], weight: (one: T) => number): T {
  const total = from.reduce((sum, one) => sum + weight(one), 0);
  let roll = luck.next() * total;
  return from.find((one) => (roll -= weight(one)) < 0) ?? (from.at(-1) as T);
}
