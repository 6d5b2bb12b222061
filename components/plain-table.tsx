import type { ReactNode } from "react";
import styles from "./plain-table.module.css";

export type PlainColumn<Row> = {
  header: string;
  draw: (row: Row) => ReactNode;
  /** Of the cell itself. */
  className?: string | undefined;
  /** Right-aligned, tabular. */
  number?: boolean;
  /** In one line, however narrow the page. */
  keep?: boolean;
  /** The head is read out and not shown: for a column of buttons. */
  unseen?: boolean;
  /** On a phone each row is a small card: "bare" shows this cell without its label, "wide" on a line of its own too. */
  phone?: "bare" | "wide";
};

type Props<Row> = {
  label: string;
  columns: PlainColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string | number;
};

/** A table to read: no sorting, no selection, no script. What is sorted or selected is a DataTable. */
export function PlainTable<Row>({ label, columns, rows, rowId }: Props<Row>) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ header, number, unseen }) => (
              <th key={header} scope="col" className={number ? styles.number : undefined}>
                {unseen ? <span className={styles.unseen}>{header}</span> : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map((column, at) => (
                <td
                  key={column.header}
                  className={classOf(column)}
                  data-label={isLabeled(column, at) ? column.header : undefined}
                  data-wide={column.phone === "wide" || undefined}
                >
                  {column.draw(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The first cell is what the row is called; a number alone calls it nothing. */
function isLabeled<Row>({ number, unseen, phone }: PlainColumn<Row>, at: number) {
  return !phone && !unseen && (at > 0 || number === true);
}

function classOf<Row>({ className, number, keep }: PlainColumn<Row>) {
  return [className, number && styles.number, keep && styles.keep].filter(Boolean).join(" ") || undefined;
}
