import { Button } from "@mantine/core";
import { formatCount } from "@/lib/format/count";
import styles from "./data-table.module.css";

type Props = {
  page: number;
  pageSize: number;
  rows: number;
  total: { count: number; exact: boolean };
  next: string | null | undefined;
  onGo: (page: number, after: string | null) => void;
};

export function Pager({ page, pageSize, rows, total, next, onGo }: Props) {
  const first = (page - 1) * pageSize + 1;
  const last = first + rows - 1;
  const more = next === undefined ? !total.exact || last < total.count : next !== null;
  if (page === 1 && !more) return null;
  return (
    <nav className={styles.pager} aria-label="Pages">
      <span>
        {rows === 0 ? "No more rows" : `${formatCount(first)}-${formatCount(last)}`} of {formatCount(total.count)}
        {total.exact ? "" : "+"}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        disabled={page === 1}
        onClick={() => onGo(next === undefined ? page - 1 : 1, null)}
      >
        {next === undefined ? "Previous" : "First"}
      </Button>
      <Button variant="default" size="compact-sm" disabled={!more} onClick={() => onGo(page + 1, next ?? null)}>
        Next
      </Button>
    </nav>
  );
}
