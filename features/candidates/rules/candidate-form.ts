import type { Discipline, EmploymentTerm, Level, PayUnit } from "@/db/vocabulary/candidates";
import type { Sector, Software } from "@/db/vocabulary/experience";
import type { PhoneKind } from "@/db/vocabulary/people";
import type { State } from "@/db/vocabulary/places";
import { changedFields } from "@/features/audit/rules";

/** What the form of a candidate holds: every fact, as text where it is typed. */
export type CandidateForm = {
  firstName: string;
  lastName: string;
  emails: string[];
  phones: { raw: string; kind: PhoneKind }[];
  city: string;
  state: State | null;
  zip: string;
  linkedinUrl: string | null;
  title: string;
  currentEmployer: string;
  discipline: Discipline | null;
  level: Level | null;
  sectors: Sector[];
  software: Software[];
  terms: EmploymentTerm[];
  yearsExperience: number | null;
  availableOn: string | null;
  desiredPayCents: number | null;
  desiredPayUnit: PayUnit | null;
  travelPercent: number | null;
  source: string;
  summary: string;
  ownerId: string | null;
};

export const emptyForm: CandidateForm = {
  firstName: "",
  lastName: "",
  emails: [],
  phones: [],
  city: "",
  state: null,
  zip: "",
  linkedinUrl: null,
  title: "",
  currentEmployer: "",
  discipline: null,
  level: null,
  sectors: [],
  software: [],
  terms: [],
  yearsExperience: null,
  availableOn: null,
  desiredPayCents: null,
  desiredPayUnit: null,
  travelPercent: null,
  source: "",
  summary: "",
  ownerId: null,
};

export const fieldLabels: Record<keyof CandidateForm, string> = {
  firstName: "First name",
  lastName: "Last name",
  emails: "Email",
  phones: "Phone",
  city: "City",
  state: "State",
  zip: "ZIP",
  linkedinUrl: "LinkedIn",
  title: "Title",
  currentEmployer: "Employer",
  discipline: "Discipline",
  level: "Level",
  sectors: "Sectors",
  software: "Software",
  terms: "Employment type",
  yearsExperience: "Years of experience",
  availableOn: "Available from",
  desiredPayCents: "Desired pay",
  desiredPayUnit: "Pay per",
  travelPercent: "Travel",
  source: "Source",
  summary: "Summary",
  ownerId: "Owner",
};

/** The fields that differ; a change of pay takes its unit along. */
export function changedFacts(from: CandidateForm, to: CandidateForm): Partial<CandidateForm> {
  const changed = new Set(Object.keys(changedFields(from, to).after) as (keyof CandidateForm)[]);
  if (changed.has("desiredPayCents") || changed.has("desiredPayUnit")) {
    changed.add("desiredPayCents");
    changed.add("desiredPayUnit");
  }
  return Object.fromEntries([...changed].map((name) => [name, to[name]]));
}
