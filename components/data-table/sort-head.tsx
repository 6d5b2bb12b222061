import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import styles from "./data-table.module.css";

type Props = {
  column: { id: string; label: string; sortable?: boolean; number?: boolean };
  sort: string;
  onSort: (sort: string) => void;
};

/** A column's head; pressing it sorts, pressing it again turns the order around. */
export function SortHead({ column, sort, onSort }: Props) {
  const up = sort === column.id;
  const down = sort === `-${column.id}`;
  const className = column.number ? styles.number : undefined;
  if (!column.sortable) return <th className={className}>{column.label}</th>;
  return (
    <th className={className} aria-sort={up ? "ascending" : down ? "descending" : "none"}>
      <button type="button" className={styles.sort} onClick={() => onSort(up ? `-${column.id}` : column.id)}>
        {column.label}
        {up ? <IconArrowUp size={12} aria-hidden /> : null}
        {down ? <IconArrowDown size={12} aria-hidden /> : null}
      </button>
    </th>
  );
}
