import { disciplines, employmentTerms, payUnits } from "@/db/vocabulary/candidates";
import { sectors } from "@/db/vocabulary/experience";
import type { Discipline, EmploymentTerm, PayUnit } from "@/db/vocabulary/candidates";
import type { Sector } from "@/db/vocabulary/experience";
import { stages, type Stage } from "@/db/vocabulary/candidacies";
import { licenseTypes, type LicenseType } from "@/db/vocabulary/licenses";
import { states, type State } from "@/db/vocabulary/places";
import type { Fields } from "@/lib/liquid";

/** Something worth sharing, as an email may speak of it. */
export type MergeItem = { title: string; url: string; note: string };

export type MergeFacts = {
  /** The day at the site. */
  today: string;
  person: { firstName: string; lastName: string; city: string | null };
  candidate: { title: string; discipline: Discipline | null; currentEmployer: string | null } | null;
  position: {
    title: string;
    blindDescription: string;
    city: string;
    state: State;
    discipline: Discipline;
    sector: Sector | null;
    term: EmploymentTerm;
    payMinCents: number | null;
    payMaxCents: number | null;
    payUnit: PayUnit | null;
    requiredLicense: LicenseType | null;
    startOn: string | null;
  } | null;
  /** Null until the person has been submitted to the client: before that, an email never names it. */
  clientName: string | null;
  furthest: Stage | null;
  recruiter: { name: string; email: string; phone: string | null };
  firmName: string;
  item?: MergeItem | null;
};

/** Every field a template may use, with what it says. The values come from mergeFields(). */
export const mergeFieldLabels = {
  first_name: "First name",
  last_name: "Last name",
  full_name: "Full name",
  city: "Candidate city",
  title: "Candidate title",
  discipline: "Candidate discipline",
  employer: "Candidate employer",
  reached: "Furthest stage",
  "position.title": "Position",
  "position.description": "Confidential description",
  "position.city": "Position city",
  "position.state": "Position state",
  "position.discipline": "Position discipline",
  "position.sector": "Sector",
  "position.term": "Employment type",
  "position.pay": "Pay range",
  "position.license": "Required license",
  "position.start": "Start date",
  "client.name": "Client (once submitted)",
  "recruiter.name": "Your name",
  "recruiter.first_name": "Your first name",
  "recruiter.phone": "Your phone",
  "recruiter.email": "Your email",
  "company.name": "Your company",
  "worth.title": "Worth sharing: title",
  "worth.link": "Worth sharing: link",
  "worth.note": "Worth sharing: why",
} as const;
/** The same for whoever writes a template, which is for nobody in particular. */
export const templateFields = { labels: mergeFieldLabels, values: null };
export const mergeFieldNames: ReadonlySet<string> = new Set(Object.keys(mergeFieldLabels));

/** The merge fields of one email. Only what has a value is there. */
export function mergeFields({
  today,
  person,
  candidate,
  position,
  clientName,
  furthest,
  recruiter,
  firmName,
  item,
}: MergeFacts): Fields {
  return {
    first_name: person.firstName || person.lastName,
    last_name: person.lastName,
    full_name: `${person.firstName} ${person.lastName}`.trim(),
    city: person.city,
    title: candidate?.title,
    discipline: candidate?.discipline && disciplines[candidate.discipline],
    employer: candidate?.currentEmployer,
    reached: furthest && stages[furthest].toLowerCase(),
    position: position && {
      title: position.title,
      description: position.blindDescription,
      city: position.city,
      state: states[position.state],
      discipline: disciplines[position.discipline],
      sector: position.sector && sectors[position.sector],
      term: employmentTerms[position.term],
      pay: payRange(position.payMinCents, position.payMaxCents, position.payUnit),
      license: position.requiredLicense && licenseTypes[position.requiredLicense],
      // A day that has passed is nothing to say of an opening that came back.
      start: position.startOn && position.startOn > today ? longDay(position.startOn) : null,
    },
    client: { name: clientName },
    recruiter: {
      name: recruiter.name,
      first_name: recruiter.name.split(" ")[0],
      phone: recruiter.phone,
      email: recruiter.email,
    },
    company: { name: firmName },
    worth: { title: item?.title, link: item?.url, note: item?.note },
  };
}

/** What each field says, by its name; those without a value are left out. */
export function mergeFieldValues(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string][] => {
      if (typeof value === "object" && value !== null)
        return Object.entries(mergeFieldValues(value)).map(([inner, said]) => [`${name}.${inner}`, said]);
      const said = String(value ?? "").trim();
      return said === "" ? [] : [[name, said]];
    }),
  );
}

/** "$58.00-$64.00/hr", "$115,000/yr", or null where no pay was given. */
export function payRange(min: number | null, max: number | null, unit: PayUnit | null): string | null {
  const ends = [...new Set([min, max].filter((cents) => cents !== null))];
  if (ends.length === 0 || !unit) return null;
  const digits = unit === "hour" ? 2 : 0;
  const money = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${ends.map((cents) => money.format(cents / 100)).join("-")}${payUnits[unit]}`;
}

function longDay(day: string) {
  return new Intl.DateTimeFormat("en-US", { month: "long", day: "numeric", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
