import { formatCount } from "@/lib/format/count";
import type { DataRow, TableOf } from "./columns";
import styles from "./foot.module.css";
import type { Total } from "./use-selection";

type Props<Data extends DataRow> = {
  table: TableOf<Data>;
  total: Total;
  /** Where the page before cannot be asked for, the first one can. */
  hasPrevious: boolean;
  /** The page to print has no others: it says what of the list it leaves out. */
  printing: boolean;
};

/** "51-100 of 1,234", with the pages before and after. */
export function Pager<Data extends DataRow>({ table, total, hasPrevious, printing }: Props<Data>) {
  const { pageIndex, pageSize } = table.state.pagination;
  const rows = table.getRowModel().rows.length;
  const first = pageIndex * pageSize + 1;
  const range = rows === 0 ? "No more rows" : `${formatCount(first)}-${formatCount(first + rows - 1)}`;
  const back = table.getCanPreviousPage();
  const more = table.getCanNextPage();
  return (
    <nav className={styles.pager} aria-label="Pages" data-print>
      <span>
        {range} of {formatCount(total.count)}
        {total.exact ? "" : "+"}
        {printing && more ? ". Narrow the filters to print the others." : ""}
      </span>
      {(back || more) && !printing ? (
        <span data-paper>Only this page of the list. Its Print button prints all.</span>
      ) : null}
      {(back || more) && !printing ? (
        <>
          <button
            type="button"
            disabled={!back}
            onClick={() => (hasPrevious ? table.previousPage() : table.firstPage())}
          >
            {hasPrevious || !back ? "Previous" : "First"}
          </button>
          <button type="button" disabled={!more} onClick={() => table.nextPage()}>
            Next
          </button>
        </>
      ) : null}
    </nav>
  );
}
