"use client";

import { rowSelectionFeature, tableFeatures, useTable, type RowSelectionState } from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { useMemo, useState, type ReactNode } from "react";
import { ColumnsMenu } from "./columns-menu";
import styles from "./data-table.module.css";
import { Pager } from "./pager";
import { SelectionBar, type Selection } from "./selection-bar";
import { SortHead } from "./sort-head";
import { useRowKeys } from "./use-row-keys";
import { useTableUrl } from "./use-table-url";

const features = tableFeatures({ rowSelectionFeature });

export type DataColumn<Row> = {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  /** Right-aligned, tabular. */
  number?: boolean;
  /** Cannot be hidden: what a row is known by. */
  always?: boolean;
  /** Hidden until the reader asks for it. */
  extra?: boolean;
};

type Props<Row> = {
  label: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** What a row is called, for its checkbox. */
  rowName: (row: Row) => string;
  href?: (row: Row) => string;
  /** Rows in all; `exact` false means "at least". */
  total: { count: number; exact: boolean };
  /** As the server sorted: "name" or "-name". */
  sort: string;
  page: number;
  pageSize: number;
  /** The next page by cursor, where pages are not numbered by offset. */
  next?: string | null;
  /** Verbs for the selected rows; `all` means every row that matches the filters, on all pages. */
  bulk?: (selection: Selection) => ReactNode;
  /** One key per verb on the focused row: { l: (row) => log a call }. */
  rowKeys?: Record<string, (row: Row) => void>;
  empty: ReactNode;
};

/** The table of every list: server-side sort and pages in the URL, selection over pages, a keyboard, plain rows. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { label, columns, rows, rowId, rowName, href, total, sort, page, pageSize, next, bulk, rowKeys, empty } = props;
  const router = useRouter();
  const url = useTableUrl(columns.filter((column) => column.extra).map(({ id }) => id));
  const shown = columns.filter((column) => column.always || !url.hidden.includes(column.id));
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const [allOf, setAllOf] = useState<string | null>(null);
  const all = allOf !== null && allOf === url.filters;

  const definitions = useMemo(() => columns.map(({ id }) => ({ id })), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: { rowSelection },
    onRowSelectionChange: setRowSelection,
  });
  const ids = Object.keys(table.state.rowSelection);
  const pageIds = rows.map(rowId);
  const picked = (id: string) => all || rowSelection[id] === true;
  const toggle = (id: string) => {
    setAllOf(null);
    table.getRow(id).toggleSelected(!rowSelection[id]);
  };
  const clear = () => {
    setAllOf(null);
    setRowSelection({});
  };

  const keys = useRowKeys({
    count: rows.length,
    onOpen: (index) => {
      const row = rows[index];
      if (row && href) router.push(href(row));
    },
    onPick: (index) => {
      const id = pageIds[index];
      if (bulk && id) toggle(id);
    },
    onKey: (key, index) => {
      const row = rows[index];
      const verb = rowKeys?.[key];
      if (row && verb) verb(row);
      return Boolean(row && verb);
    },
  });

  if (rows.length === 0 && page === 1) return empty;
  return (
    <div className={styles.frame}>
      {bulk && (ids.length > 0 || all) ? (
        <SelectionBar
          count={all ? total.count : ids.length}
          total={total}
          all={all}
          onAll={() => setAllOf(url.filters)}
          onClear={clear}
        >
          {bulk({ ids, all, count: all ? total.count : ids.length, clear })}
        </SelectionBar>
      ) : null}
      <section className={styles.scroll} aria-label={label} aria-busy={url.pending}>
        <table className={styles.table}>
          <thead>
            <tr>
              {bulk ? (
                <th className={styles.check}>
                  <input
                    type="checkbox"
                    aria-label="Select this page"
                    checked={pageIds.length > 0 && pageIds.every(picked)}
                    onChange={() => (all ? clear() : table.toggleAllRowsSelected())}
                  />
                </th>
              ) : null}
              {shown.map((column) => (
                <SortHead key={column.id} column={column} sort={sort} onSort={url.sortBy} />
              ))}
              <th className={styles.corner}>
                <ColumnsMenu columns={columns} hidden={url.hidden} onToggle={url.toggleColumn} />
              </th>
            </tr>
          </thead>
          <tbody {...keys.body}>
            {rows.map((row, index) => {
              const id = rowId(row);
              return (
                <tr key={id} {...keys.row(index)} data-picked={picked(id) || undefined}>
                  {bulk ? (
                    <td className={styles.check}>
                      <input
                        type="checkbox"
                        aria-label={`Select ${rowName(row)}`}
                        checked={picked(id)}
                        onChange={() => toggle(id)}
                      />
                    </td>
                  ) : null}
                  {shown.map((column, at) => (
                    <td
                      key={column.id}
                      colSpan={at === shown.length - 1 ? 2 : 1}
                      data-label={column.label}
                      className={column.number ? styles.number : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <Pager page={page} pageSize={pageSize} rows={rows.length} total={total} next={next} onGo={url.goTo} />
    </div>
  );
}
