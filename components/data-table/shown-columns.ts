import type { ColumnOrderState, ColumnVisibilityState } from "@tanstack/react-table";

export type KnownColumn = {
  id: string;
  /** Stands first and is always shown; the URL does not list it. */
  fixed: boolean;
  /** Hidden until somebody asks for it. */
  extra: boolean;
};

type Shown = { columnVisibility: ColumnVisibilityState; columnOrder: ColumnOrderState };

/** What the URL's list of columns means to the table. Null is what everybody sees; unknown columns are passed over. */
export function shownColumns(known: KnownColumn[], listed: string[] | null): Shown {
  const movable = known.filter(({ fixed }) => !fixed);
  const asked = listed && [...new Set(listed)].filter((id) => movable.some((column) => column.id === id));
  const columnVisibility = Object.fromEntries(
    movable.map(({ id, extra }) => [id, asked ? asked.includes(id) : !extra]).filter(([, shown]) => !shown),
  ) as ColumnVisibilityState;
  // A list in the usual order moves nothing, so that a column which is added later takes its usual place.
  const usual = movable.map(({ id }) => id).filter((id) => asked?.includes(id));
  if (!asked || asked.join() === usual.join()) return { columnVisibility, columnOrder: [] };
  return { columnVisibility, columnOrder: [...known.filter(({ fixed }) => fixed).map(({ id }) => id), ...asked] };
}

/** The other direction: what the URL lists for the columns that the table shows. */
export function listedColumns(known: KnownColumn[], { columnVisibility, columnOrder }: Shown): string[] | null {
  const movable = known.filter(({ fixed }) => !fixed);
  const place = (id: string) => (columnOrder.includes(id) ? columnOrder.indexOf(id) : columnOrder.length);
  const listed = movable
    .filter(({ id }) => columnVisibility[id] !== false)
    .map(({ id }) => id)
    .toSorted((one, other) => place(one) - place(other));
  const usual = movable.filter(({ extra }) => !extra).map(({ id }) => id);
  return listed.join() === usual.join() ? null : listed;
}
