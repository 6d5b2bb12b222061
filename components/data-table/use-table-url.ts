import { useSearchParams } from "next/navigation";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";

const own = {
  sort: parseAsString,
  page: parseAsInteger,
  after: parseAsString,
  before: parseAsString,
  hide: parseAsString,
};
const firstPage = { page: null, after: null, before: null };

export type Step = { page: number; after?: string | null; before?: string | null };

/** A table's part of the URL: sort, page (with `after` or `before`, a cursor) and columns. All else in it is filters. */
export function useTableUrl(extras: string[]) {
  const [pending, startTransition] = useTransition();
  const [url, set] = useQueryStates(own, { shallow: false, history: "push", startTransition });
  const filters = new URLSearchParams(useSearchParams());
  for (const name of Object.keys(own)) filters.delete(name);
  const hidden = (url.hide ?? extras.join(",")).split(",").filter(Boolean);

  function toggleColumn(id: string) {
    const next = (hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id]).toSorted().join(",");
    const usual = next === extras.toSorted().join(",");
    // The rows have all columns already, so the server need not be asked.
    void set({ hide: usual ? null : next }, { shallow: true, history: "replace" });
  }

  return {
    pending,
    hidden,
    /** The filters as text: a selection of "all matching" is about these and no others. */
    filters: filters.toString(),
    sortBy: (sort: string) => void set({ ...firstPage, sort }),
    toggleColumn,
    goTo: ({ page, after = null, before = null }: Step) => void set({ page: page > 1 ? page : null, after, before }),
  };
}
