import { type Filter, FilterChips } from "@/components/filter-chips";
import { auditNouns } from "@/db/vocabulary/audit";
import { verbWords } from "@/db/vocabulary/verbs";
import { keysOf } from "@/lib/keys-of";
import { callbackItself } from "../inputs";

type Actor = { id: string; name: string };

/** The filters above the audit log. Two verbs with the same words are one choice. */
export function AuditFilters({ actors }: { actors: Actor[] }) {
  return <FilterChips filters={filtersFor(actors)} />;
}

function filtersFor(actors: Actor[]): Filter[] {
  const byWords = new Map(Object.entries(verbWords).map(([verb, words]) => [words, verb]));
  const verbs = [...byWords].map(([label, value]) => ({ value, label }));
  return [
    {
      id: "by",
      label: "Who",
      kind: "choice",
      options: [
        ...actors.map(({ id, name }) => ({ value: id, label: name })),
        { value: callbackItself, label: "Callback itself" },
      ],
    },
    {
      id: "verb",
      label: "What happened",
      kind: "choice",
      options: verbs.toSorted((a, b) => a.label.localeCompare(b.label)),
    },
    {
      id: "noun",
      label: "About",
      kind: "choice",
      options: keysOf(auditNouns)
        .map((value) => ({ value, label: auditNouns[value] }))
        .toSorted((a, b) => a.label.localeCompare(b.label)),
    },
    { id: "from", label: "From", kind: "date" },
    { id: "until", label: "Until", kind: "date" },
  ];
}
