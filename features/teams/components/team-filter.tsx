import type { Filter } from "@/components/filter-chips";

/** The chip that narrows a list to what teams own; none where there are no teams. */
export function teamFilter(options: { value: string; label: string }[]): Filter[] {
  return options.length === 0 ? [] : [{ id: "team", label: "Team", kind: "choice", options }];
}
