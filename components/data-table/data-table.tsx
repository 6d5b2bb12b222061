"use client";

import { useTable } from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { useRef, useState, type ReactNode } from "react";
import { onDemand } from "../on-demand";
import { dataTableFeatures, type DataRow } from "./columns";
import { PrintButton } from "../print/print-button";
import { PrintPage } from "../print/print-page";
import { ColumnsMenu } from "./columns-menu";
import styles from "./data-table.module.css";
import foot from "./foot.module.css";
import paper from "./paper.module.css";
import { Pager } from "./pager";
import type { RowAction } from "./row-menu";
import { SelectionBar } from "./selection-bar";
import { TableHead } from "./table-head";
import { TableRow } from "./table-row";
import { useOutside, type CountMatching } from "./use-outside";
import { useRows } from "./use-rows";
import { useSelection, type Selection, type Total } from "./use-selection";
import { useTableUrl, type TablePage } from "./use-table-url";

const RowMenu = onDemand(async () => (await import("./row-menu")).RowMenu, <button type="button" aria-label="More" />);

type Props<Data extends DataRow> = TablePage<Data> & {
  label: string;
  rows: Data[];
  /** What a row is called, for its checkbox and menu. */
  rowName: (row: Data) => string;
  /** Where Enter or a click on a row leads. The first cell holds the same as a link. */
  href?: (row: Data) => string;
  /** Instead of going there: opens a panel over the list. */
  onOpen?: (row: Data) => void;
  /** Rows in all; `exact` false means "at least". */
  total: Total;
  /** Verbs for the selected rows. */
  bulk?: (selection: Selection) => ReactNode;
  /** Of rows that were selected under other filters: how many these ones show. */
  countMatching?: CountMatching | undefined;
  /** Verbs for one row, in its menu and by key. */
  actions?: RowAction<Data>[];
  /** Keys for the focused row that stand in no menu: { l: (row) => log a call }. */
  rowKeys?: Record<string, (row: Data) => void>;
  empty: ReactNode;
};

/** How TanStack treats every table here: the server sorts by one column and cuts the pages. */
const usual = {
  features: dataTableFeatures,
  getRowId: ({ id }: DataRow) => id,
  defaultColumn: { enableSorting: false },
  manualSorting: true,
  manualPagination: true,
  enableMultiSort: false,
  enableSortingRemoval: false,
  sortDescFirst: false,
} as const;

/** The table of every list: server-side sort and pages in the URL, selection over pages, a keyboard, plain rows. */
export function DataTable<Data extends DataRow>(props: Props<Data>) {
  const { label, columns, rows, rowName, href, onOpen, total, page, next, bulk, actions, empty } = props;
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const { pending, filters, printing, printHref, state, ...url } = useTableUrl(props);
  const { selection, rowSelection, onRowSelectionChange, ...selected } = useSelection(rows, filters, total);
  const outside = useOutside(selected.elsewhere, filters, props.countMatching);

  const table = useTable({
    ...usual,
    ...url,
    columns,
    data: rows,
    state: { ...state, rowSelection },
    onRowSelectionChange,
    pageCount: pagesKnown(props),
    onPaginationChange(to) {
      frame.current?.scrollTo({ top: 0 });
      url.onPaginationChange(to);
    },
  });
  const { rows: shown } = table.getRowModel();
  const shownColumns = table.getVisibleLeafColumns();
  const rowOf = (id: string) => shown.find((row) => row.id === id);

  function open(id: string) {
    const row = rowOf(id)?.original;
    if (row && onOpen) onOpen(row);
    else if (row && href) router.push(href(row));
  }
  function act(key: string, id: string) {
    const row = rowOf(id)?.original;
    const action = actions?.find((one) => one.key === key);
    const run = action && row && action.available?.(row) !== false ? action.run : props.rowKeys?.[key];
    if (!row || !run) return false;
    run(row);
    return true;
  }
  const verbsOf = (row: Data) =>
    (actions ?? [])
      .filter(({ available }) => available?.(row) ?? true)
      .map(({ run, ...verb }) => ({ ...verb, run: () => run(row) }));
  const onPick = bulk ? (id: string) => rowOf(id)?.toggleSelected() : undefined;
  const focused = useRows({ body, onOpen: open, onMenu: setMenuOf, onPick, onKey: act });
  const tabStop = focused && rowOf(focused) ? focused : shown[0]?.id;

  function closeMenu(id: string) {
    setMenuOf(null);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        body.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] [aria-haspopup=menu]`)?.focus();
    });
  }

  const bar =
    bulk && (selection.count > 0 || selected.lapsed > 0) ? (
      <SelectionBar
        selection={selection}
        total={total}
        outside={outside}
        lapsed={selected.lapsed}
        onAll={selected.pickAll}
      >
        {bulk(selection)}
      </SelectionBar>
    ) : null;
  if (rows.length === 0 && page === 1)
    return (
      <>
        {empty}
        {bar ? <div className={foot.foot}>{bar}</div> : null}
      </>
    );
  return (
    <div className={`${styles.frame} ${paper.list}`} data-wide-paper>
      {printing ? <PrintPage /> : null}
      <section ref={frame} className={styles.scroll} aria-label={label} aria-busy={pending}>
        <table className={styles.table}>
          <TableHead
            table={table}
            selectable={bulk !== undefined}
            // Of all that match the box stands for all pages: it takes the whole selection back.
            onUnselect={selection.all ? selection.clear : undefined}
            menu={actions !== undefined}
          />
          <tbody ref={body} data-opens={href || onOpen ? true : undefined}>
            {shown.map((row) => (
              <TableRow
                key={row.id}
                row={row}
                name={rowName(row.original)}
                columns={shownColumns}
                tabStop={row.id === tabStop}
                selectable={bulk !== undefined}
                selected={row.getIsSelected()}
                menu={
                  actions && menuOf === row.id ? (
                    <RowMenu
                      name={rowName(row.original)}
                      verbs={verbsOf(row.original)}
                      onClose={() => closeMenu(row.id)}
                    />
                  ) : (
                    actions !== undefined
                  )
                }
              />
            ))}
          </tbody>
        </table>
      </section>
      <div className={foot.foot}>
        {bar}
        <PrintButton all={printing || (page === 1 && isWhole(rows, total)) ? null : printHref} />
        <ColumnsMenu table={table} />
        <Pager
          table={table}
          total={total}
          hasPrevious={next === undefined || Boolean(props.previous)}
          printing={printing}
        />
      </div>
    </div>
  );
}

function isWhole(rows: DataRow[], { count, exact }: Total) {
  return exact && rows.length === count;
}

/** How many pages TanStack may count on; -1 is at least one more. A cursor says only whether there is a next one. */
function pagesKnown({ next, total, page, pageSize }: Pick<Props<DataRow>, "next" | "total" | "page" | "pageSize">) {
  if (next !== undefined) return next === null ? page : -1;
  return total.exact ? Math.ceil(total.count / pageSize) : -1;
}
