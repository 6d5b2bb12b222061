import { sectors, software, type Sector, type Software } from "@/db/vocabulary/experience";
import { licenseTypes, type LicenseType } from "@/db/vocabulary/licenses";
import { pageFields, type PageField } from "@/db/vocabulary/submittals";
import { plural } from "@/lib/format/count";
import { formatDate } from "@/lib/format/time";

/** All that a page can say of somebody besides a name and the recruiter's note. */
export type ShownFacts = {
  title: string;
  city: string | null;
  state: string | null;
  yearsExperience: number | null;
  licenses: { type: LicenseType; state: string | null }[];
  sectors: Sector[];
  software: Software[];
  availableOn: string | null;
};

/** The words of each field; one that nothing is known of is left out. */
const words: Record<PageField, (facts: ShownFacts) => string> = {
  title: ({ title }) => title,
  location: ({ city, state }) => [city, state].filter(Boolean).join(", "),
  experience: ({ yearsExperience: years }) => (years === null ? "" : plural(years, "year")),
  licenses: ({ licenses }) =>
    licenses.map(({ type, state }) => [licenseTypes[type], state].filter(Boolean).join(" ")).join(", "),
  sectors: (facts) => facts.sectors.map((one) => sectors[one]).join(", "),
  software: (facts) => facts.software.map((one) => software[one]).join(", "),
  available: ({ availableOn }) => (availableOn ? formatDate(availableOn, "UTC") : ""),
};

/** The chosen fields of somebody, in the order of the list. */
export function listShown(chosen: readonly PageField[], facts: ShownFacts): { label: string; value: string }[] {
  return (Object.keys(pageFields) as PageField[])
    .filter((field) => chosen.includes(field))
    .map((field) => ({ label: pageFields[field], value: words[field](facts) }))
    .filter(({ value }) => value !== "");
}
