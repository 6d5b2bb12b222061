import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { labelOf, type ColumnOf, type DataRow, type TableOf } from "./columns";
import styles from "./data-table.module.css";
import head from "./table-head.module.css";
import paper from "./paper.module.css";

type Props<Data extends DataRow> = {
  table: TableOf<Data>;
  selectable: boolean;
  /** Instead of unselecting the rows of the page. */
  onUnselect: (() => void) | undefined;
  menu: boolean;
};

/** The heads of the columns that are shown, between "select this page" and the column of the rows' menus. */
export function TableHead<Data extends DataRow>({ table, selectable, onUnselect, menu }: Props<Data>) {
  // Mostly nothing is selected, and then no row need be asked.
  const anyRow = table.getIsSomeRowsSelected();
  const all = anyRow && table.getIsAllPageRowsSelected();
  const some = anyRow && !all && table.getIsSomePageRowsSelected();
  return (
    <thead>
      <tr>
        {selectable ? (
          <th className={styles.check} scope="col">
            <label>
              <input
                type="checkbox"
                aria-label="Select this page"
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = some;
                }}
                onChange={all && onUnselect ? onUnselect : table.getToggleAllPageRowsSelectedHandler()}
              />
            </label>
          </th>
        ) : null}
        {table.getVisibleLeafColumns().map((column, at) => (
          <ColumnHead key={column.id} column={column} first={at === 0} width={table.state.columnSizing[column.id]} />
        ))}
        {menu ? (
          <th className={`${styles.more} ${paper.unprinted}`} scope="col">
            <span className={styles.unseen}>More</span>
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

type HeadProps<Data extends DataRow> = {
  column: ColumnOf<Data>;
  /** What a row is called: it stays in sight. */
  first: boolean;
  /** Undefined lets the browser fit the column to its cells. */
  width: number | undefined;
};

/** A click sorts, another one turns the order around. */
function ColumnHead<Data extends DataRow>({ column, first, width }: HeadProps<Data>) {
  const sorted = column.getIsSorted();
  return (
    <th
      scope="col"
      data-phone={first ? "first" : undefined}
      data-head={column.getCanSort() ? labelOf(column) : undefined}
      className={column.columnDef.meta?.number ? styles.number : undefined}
      style={width ? { width } : undefined}
      aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
    >
      {column.getCanSort() ? (
        <button type="button" className={head.sort} onClick={column.getToggleSortingHandler()}>
          {labelOf(column)}
          {sorted === "asc" ? <IconArrowUp size={12} aria-hidden="true" /> : null}
          {sorted === "desc" ? <IconArrowDown size={12} aria-hidden="true" /> : null}
        </button>
      ) : (
        labelOf(column)
      )}
    </th>
  );
}
