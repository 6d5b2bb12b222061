"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";

/** A table's part of the URL: sort, page (or `after`, a cursor) and columns. Everything else in it is filters. */
export function useTableUrl(extras: string[]) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const hidden = (params.get("hide") ?? extras.join(",")).split(",").filter(Boolean);

  function go(change: (next: URLSearchParams) => void) {
    const next = new URLSearchParams(params);
    change(next);
    start(() => router.push(next.size > 0 ? `${path}?${next}` : path, { scroll: false }));
  }

  const filters = new URLSearchParams(params);
  for (const own of ["sort", "page", "after", "hide"]) filters.delete(own);

  return {
    pending,
    hidden,
    /** The filters as text: a selection of "all matching" is about these and no others. */
    filters: filters.toString(),
    sortBy: (sort: string) =>
      go((next) => {
        next.set("sort", sort);
        next.delete("page");
        next.delete("after");
      }),
    toggleColumn: (id: string) =>
      go((next) =>
        next.set("hide", (hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id]).join(",")),
      ),
    goTo: (page: number, after: string | null) =>
      go((next) => {
        if (page <= 1) next.delete("page");
        else next.set("page", String(page));
        if (after) next.set("after", after);
        else next.delete("after");
      }),
  };
}
