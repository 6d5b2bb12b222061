import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  metaHelper,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  type Column,
  type ColumnDef,
  type ReactTable,
  type Row,
} from "@tanstack/react-table";
import type { ReactNode } from "react";

type ColumnMeta = {
  /** Of the cell itself. */
  className?: string | undefined;
  /** Right-aligned, tabular. */
  number?: boolean;
  /** On a phone each row is a small card: "hide" leaves this cell out of it, "bare" shows it without its label. */
  phone?: "hide" | "bare";
  /** Hidden until the reader asks for it. */
  extra?: boolean;
};

/** What TanStack owns of a table. The server sorts and cuts pages, so there are no row models. */
export const dataTableFeatures = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  metaHelper,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});
type Features = typeof dataTableFeatures;

/** A row of data. */
export type DataRow = { id: string };

/**
 * A column as TanStack defines one, with its words as plain text. `enableSorting` needs an accessor and a sort of the
 * same id on the server; `enableHiding: false` is for what a row is known by, which stands first.
 */
export type DataColumn<Data extends DataRow> = ColumnDef<Features, Data> & {
  id: string;
  header: string;
  /**
   * What a cell shows, where that is not the accessor's value. Plain markup, as little as will do, because it repeats:
   * no parts of the kit, no hooks, no element that a style can spare. TanStack's own `cell` takes an object and a memo
   * for each cell, which doubles what a page of fifty rows costs the server.
   */
  draw?: (row: Data) => ReactNode;
};

export type TableOf<Data extends DataRow> = ReactTable<Features, Data>;
export type ColumnOf<Data extends DataRow> = Column<Features, Data>;
export type RowOf<Data extends DataRow> = Row<Features, Data>;

/** What a column is called in its head, in the menu of columns and on a phone's card. */
export function labelOf<Data extends DataRow>(column: ColumnOf<Data>): string {
  return definitionOf(column).header;
}

export function contentOf<Data extends DataRow>(column: ColumnOf<Data>, { original, index }: RowOf<Data>): ReactNode {
  const { draw } = definitionOf(column);
  return draw ? draw(original) : (column.accessorFn?.(original, index) as ReactNode);
}

/** TanStack returns the definition that the table was given, but typed as any definition. */
function definitionOf<Data extends DataRow>({ columnDef }: ColumnOf<Data>) {
  return columnDef as DataColumn<Data>;
}
