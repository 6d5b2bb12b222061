import {
  functionalUpdate,
  type ColumnOrderState,
  type ColumnSizingState,
  type ColumnVisibilityState,
  type PaginationState,
  type SortingState,
  type Updater,
} from "@tanstack/react-table";
import { useSearchParams } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useMemo, useTransition } from "react";
import { columnParsers, firstPage, pageParsers, printParsers } from "@/lib/table-url";
import { parseAsText } from "@/lib/url-parsers";
import type { DataColumn, DataRow } from "./columns";
import { listedColumns, shownColumns } from "./shown-columns";

const noWidths: ColumnSizingState = {};
const tableParsers = { sort: parseAsText, ...pageParsers, ...printParsers, ...columnParsers };

export type TablePage<Data extends DataRow> = {
  /** Made once, outside the component or by useMemo: rows are drawn again when they change. */
  columns: DataColumn<Data>[];
  /** As the server sorted: "name" or "-name". */
  sort: string;
  page: number;
  pageSize: number;
  /** The cursors of the pages after and before, where pages are not numbered by offset: `after` and `before` in the URL. */
  next?: string | null | undefined;
  previous?: string | null | undefined;
};

/**
 * A table's state as the URL has it, for TanStack to be controlled by: sort and page as the server read them, columns
 * and widths as they stand there now. All else in the query is filters.
 */
export function useTableUrl<Data extends DataRow>({ columns, sort, page, pageSize, next, previous }: TablePage<Data>) {
  const [pending, startTransition] = useTransition();
  const [url, set] = useQueryStates(tableParsers, { shallow: false, history: "push", startTransition });
  const query = useSearchParams();
  const filters = new URLSearchParams(query);
  for (const name of Object.keys(tableParsers)) filters.delete(name);

  const printed = new URLSearchParams(query);
  for (const name of Object.keys(pageParsers)) printed.delete(name);
  printed.set("print", "true");

  const known = useMemo(
    () =>
      columns.map(({ id, enableHiding, meta }) => ({
        id,
        fixed: enableHiding === false,
        extra: meta?.extra === true,
      })),
    [columns],
  );
  const listed = url.columns;
  const shown = useMemo(() => shownColumns(known, listed), [known, listed]);
  const columnSizing = url.widths ?? noWidths;
  const sorting: SortingState = useMemo(() => [{ id: sort.replace(/^-/, ""), desc: sort.startsWith("-") }], [sort]);
  const pagination = useMemo(() => ({ pageIndex: page - 1, pageSize }), [page, pageSize]);

  function sortBy(updater: Updater<SortingState>) {
    const [first] = functionalUpdate(updater, sorting);
    void set({ ...firstPage, sort: first ? `${first.desc ? "-" : ""}${first.id}` : null });
  }
  function goTo(updater: Updater<PaginationState>) {
    const to = functionalUpdate(updater, pagination).pageIndex + 1;
    void set({
      page: to,
      after: to > page ? (next ?? null) : null,
      before: to > 1 && to < page ? (previous ?? null) : null,
    });
  }
  // The rows have all columns already, so the server need not be asked, and Back leads past what was only arranged.
  const arrange = { shallow: true, history: "replace" } as const;
  const show = (now: typeof shown) => void set({ columns: listedColumns(known, now) }, arrange);
  function resize(updater: Updater<ColumnSizingState>) {
    const widths = functionalUpdate(updater, columnSizing);
    void set({ widths: Object.keys(widths).length > 0 ? widths : null }, arrange);
  }

  return {
    pending,
    /** Opened to be printed: all rows, as many as one page may have. */
    printing: url.print,
    /** The same list as a page to print. */
    printHref: `?${printed}`,
    /** The filters as text: a selection of "all matching" is about these and no others. */
    filters: filters.toString(),
    state: { ...shown, columnSizing, sorting, pagination },
    onSortingChange: sortBy,
    onPaginationChange: goTo,
    onColumnVisibilityChange: (updater: Updater<ColumnVisibilityState>) =>
      show({ ...shown, columnVisibility: functionalUpdate(updater, shown.columnVisibility) }),
    onColumnOrderChange: (updater: Updater<ColumnOrderState>) =>
      show({ ...shown, columnOrder: functionalUpdate(updater, shown.columnOrder) }),
    onColumnSizingChange: resize,
  };
}
