"use client";

import { FilterChips, type Filter } from "@/components/filter-chips";
import { disciplines, levels } from "@/db/vocabulary/candidates";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import { contactLights } from "@/db/vocabulary/suppressions";
import { teamFilter } from "@/features/teams/components/team-filter";

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

type Props = { owners: { id: string; name: string }[]; teams: { value: string; label: string }[] };

/** The filters of the candidates table as one line of chips. */
export function CandidateFilters({ owners, teams }: Props) {
  const filters: Filter[] = [
    { id: "discipline", label: "Discipline", kind: "choice", options: options(disciplines) },
    { id: "level", label: "Level", kind: "choice", options: options(levels) },
    { id: "state", label: "State", kind: "choice", options: options(states) },
    { id: "license", label: "License", kind: "choice", options: options(licenseTypes) },
    { id: "licenseState", label: "Licensed in", kind: "choice", options: options(states) },
    { id: "licenseOn", label: "License valid on", kind: "date", with: ["license", "licenseState"] },
    { id: "available", label: "Available by", kind: "date" },
    { id: "light", label: "Contact status", kind: "choice", options: options(contactLights) },
    {
      id: "owner",
      label: "Owner",
      kind: "choice",
      options: [
        { value: "nobody", label: "Unassigned" },
        ...owners.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    ...teamFilter(teams),
  ];
  return <FilterChips filters={filters} search={{ id: "q", label: "Name, email or phone" }} />;
}
