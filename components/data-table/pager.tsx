import { formatCount } from "@/lib/format/count";
import styles from "./foot.module.css";
import type { Total } from "./selection-bar";
import type { Step } from "./use-table-url";

type Props = {
  page: number;
  pageSize: number;
  rows: number;
  total: Total;
  next: string | null | undefined;
  previous: string | null | undefined;
  onGo: (step: Step) => void;
};

/** "51-100 of 1,234", with the pages before and after. */
export function Pager({ page, pageSize, rows, total, next, previous, onGo }: Props) {
  const first = (page - 1) * pageSize + 1;
  const last = first + rows - 1;
  const more = next === undefined ? !total.exact || last < total.count : next !== null;
  const range = rows === 0 ? "No more rows" : `${formatCount(first)}-${formatCount(last)}`;
  const back = next === undefined ? { page: page - 1 } : previous ? { page: page - 1, before: previous } : { page: 1 };
  return (
    <nav className={styles.pager} aria-label="Pages">
      <span>
        {range} of {formatCount(total.count)}
        {total.exact ? "" : "+"}
      </span>
      {page > 1 || more ? (
        <>
          <button type="button" disabled={page === 1} onClick={() => onGo(back)}>
            {next === undefined || previous ? "Previous" : "First"}
          </button>
          <button type="button" disabled={!more} onClick={() => onGo({ page: page + 1, after: next ?? null })}>
            Next
          </button>
        </>
      ) : null}
    </nav>
  );
}
