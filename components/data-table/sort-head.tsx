import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import styles from "./data-table.module.css";

type Props = {
  column: { id: string; label: string; sortable?: boolean; downFirst?: boolean; number?: boolean; width?: string };
  /** What a row is called: it stays in sight. */
  first: boolean;
  sort: string;
  onSort: (sort: string) => void;
};

/** A column's head; pressing it sorts, pressing it again turns the order around. */
export function SortHead({ column: { id, label, sortable, downFirst, number, width }, first, sort, onSort }: Props) {
  const up = sort === id;
  const down = sort === `-${id}`;
  const next = up || (!down && downFirst) ? `-${id}` : id;
  return (
    <th
      scope="col"
      data-phone={first ? "first" : undefined}
      className={number ? styles.number : undefined}
      style={width ? { width } : undefined}
      aria-sort={up ? "ascending" : down ? "descending" : undefined}
    >
      {sortable ? (
        <button type="button" className={styles.sort} onClick={() => onSort(next)}>
          {label}
          {up ? <IconArrowUp size={12} aria-hidden="true" /> : null}
          {down ? <IconArrowDown size={12} aria-hidden="true" /> : null}
        </button>
      ) : (
        label
      )}
    </th>
  );
}
