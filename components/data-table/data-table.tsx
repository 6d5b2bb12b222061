"use client";

import { rowSelectionFeature, tableFeatures, useTable, type RowSelectionState } from "@tanstack/react-table";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { ColumnsMenu } from "./columns-menu";
import styles from "./data-table.module.css";
import foot from "./foot.module.css";
import { Pager } from "./pager";
import type { RowAction } from "./row-menu";
import { SelectionBar, type Selection, type Total } from "./selection-bar";
import { SortHead } from "./sort-head";
import { TableRow, type RowCell } from "./table-row";
import { useRows } from "./use-rows";
import { useTableUrl, type Step } from "./use-table-url";

const RowMenu = dynamic(async () => (await import("./row-menu")).RowMenu, {
  ssr: false,
  loading: () => <button type="button" aria-label="More" />,
});

const features = tableFeatures({ rowSelectionFeature });

export type DataColumn<Row> = RowCell<Row> & {
  sortable?: boolean;
  /** The first press sorts downwards: for times and counts. */
  downFirst?: boolean;
  /** Cannot be hidden: what a row is known by. */
  always?: boolean;
  /** Hidden until the reader asks for it. */
  extra?: boolean;
  /** As CSS says it: "20%", "120px". */
  width?: string;
};

type Props<Row> = {
  label: string;
  /** Made once, outside the component or by useMemo: rows are drawn again when they change. */
  columns: DataColumn<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** What a row is called, for its checkbox and menu. */
  rowName: (row: Row) => string;
  /** Where Enter or a click on a row leads. The first cell holds the same as a link. */
  href?: (row: Row) => string;
  /** Instead of going there: opens a panel over the list. */
  onOpen?: (row: Row) => void;
  /** Rows in all; `exact` false means "at least". */
  total: Total;
  /** As the server sorted: "name" or "-name". */
  sort: string;
  page: number;
  pageSize: number;
  /** The cursors of the pages after and before, where pages are not numbered by offset: `after` and `before` in the URL. */
  next?: string | null;
  previous?: string | null;
  /** Verbs for the selected rows; `all` means every row that matches the filters, on all pages. */
  bulk?: (selection: Selection) => ReactNode;
  /** Verbs for one row, in its menu and by key. */
  actions?: RowAction<Row>[];
  /** Keys for the focused row that stand in no menu: { l: (row) => log a call }. */
  rowKeys?: Record<string, (row: Row) => void>;
  empty: ReactNode;
};

/** The table of every list: server-side sort and pages in the URL, selection over pages, a keyboard, plain rows. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { label, columns, rows, rowId, rowName, href, onOpen, total, sort, page, pageSize, bulk, actions, empty } =
    props;
  const router = useRouter();
  const url = useTableUrl(columns.filter((column) => column.extra).map(({ id }) => id));
  const hidden = url.hidden.join(",");
  const shown = useMemo(
    () => columns.filter((column) => column.always || !hidden.split(",").includes(column.id)),
    [columns, hidden],
  );
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const [allOf, setAllOf] = useState<string | null>(null);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
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
  const ids = Object.keys(rowSelection);
  const pageIds = rows.map(rowId);
  const pagePicked = all || (pageIds.length > 0 && pageIds.every((id) => rowSelection[id]));
  const pageTouched = pageIds.some((id) => rowSelection[id]);

  const pick = useCallback(
    (id: string, event?: unknown) => {
      setAllOf(null);
      const row = table.getRow(id);
      if (event) row.getToggleSelectedHandler()(event);
      else row.toggleSelected();
    },
    [table],
  );
  const rowOf = (id: string) => rows[pageIds.indexOf(id)];
  function open(id: string) {
    const row = rowOf(id);
    if (row && onOpen) onOpen(row);
    else if (row && href) router.push(href(row));
  }
  function act(key: string, id: string) {
    const row = rowOf(id);
    const action = actions?.find((one) => one.key === key);
    const run = action && row && action.available?.(row) !== false ? action.run : props.rowKeys?.[key];
    if (!row || !run) return false;
    run(row);
    return true;
  }
  const verbsOf = (row: Row) =>
    (actions ?? [])
      .filter(({ available }) => available?.(row) ?? true)
      .map(({ run, ...verb }) => ({ ...verb, press: () => run(row) }));
  const focused = useRows({ body, onOpen: open, onMenu: setMenuOf, onPick: bulk ? pick : undefined, onKey: act });
  const tabStop = focused && pageIds.includes(focused) ? focused : pageIds[0];

  function clear() {
    setAllOf(null);
    setRowSelection({});
  }
  function goTo(step: Step) {
    frame.current?.scrollTo({ top: 0 });
    url.goTo(step);
  }
  function closeMenu(id: string) {
    setMenuOf(null);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        body.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] [aria-haspopup=menu]`)?.focus();
    });
  }

  if (rows.length === 0 && page === 1) return empty;
  const count = all ? total.count : ids.length;
  return (
    <div className={styles.frame}>
      <section ref={frame} className={styles.scroll} aria-label={label} aria-busy={url.pending}>
        <table className={styles.table}>
          <thead>
            <tr>
              {bulk ? (
                <th className={styles.check} scope="col">
                  <label>
                    <input
                      type="checkbox"
                      aria-label="Select this page"
                      checked={pagePicked}
                      ref={(box) => {
                        if (box) box.indeterminate = pageTouched && !pagePicked;
                      }}
                      onChange={() => (all ? clear() : table.toggleAllRowsSelected(!pagePicked))}
                    />
                  </label>
                </th>
              ) : null}
              {shown.map((column, at) => (
                <SortHead key={column.id} column={column} first={at === 0} sort={sort} onSort={url.sortBy} />
              ))}
              {actions ? (
                <th className={styles.more} scope="col">
                  <span className={styles.unseen}>More</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody ref={body} data-opens={href || onOpen ? true : undefined}>
            {rows.map((row, at) => {
              const id = pageIds[at] ?? "";
              return (
                <TableRow
                  key={id}
                  row={row}
                  id={id}
                  name={rowName(row)}
                  cells={shown}
                  tabStop={id === tabStop}
                  picked={all || rowSelection[id] === true}
                  onPick={bulk ? pick : undefined}
                  menu={
                    actions && menuOf === id ? (
                      <RowMenu name={rowName(row)} verbs={verbsOf(row)} onClose={() => closeMenu(id)} />
                    ) : (
                      actions !== undefined
                    )
                  }
                />
              );
            })}
          </tbody>
        </table>
      </section>
      <div className={foot.foot}>
        {bulk && count > 0 ? (
          <SelectionBar count={count} total={total} all={all} onAll={() => setAllOf(url.filters)} onClear={clear}>
            {bulk({ ids, all, count, clear })}
          </SelectionBar>
        ) : null}
        <ColumnsMenu columns={columns} hidden={url.hidden} onToggle={url.toggleColumn} />
        <Pager
          page={page}
          pageSize={pageSize}
          rows={rows.length}
          total={total}
          next={props.next}
          previous={props.previous}
          onGo={goTo}
        />
      </div>
    </div>
  );
}
