import { memo, type ReactNode } from "react";
import styles from "./data-table.module.css";

export type RowCell<Row> = {
  id: string;
  label: string;
  /** Plain markup: it repeats, so no parts of the kit in it. */
  cell: (row: Row) => ReactNode;
  /** Right-aligned, tabular. */
  number?: boolean;
  /** On a phone each row is a small card: "hide" leaves this cell out of it, "bare" shows it without its label. */
  phone?: "hide" | "bare";
};

type Props<Row> = {
  row: Row;
  id: string;
  name: string;
  cells: RowCell<Row>[];
  tabStop: boolean;
  picked: boolean;
  onPick: ((id: string, event: unknown) => void) | undefined;
  /** A button that asks the table for its menu, or the open menu in its place. */
  menu: ReactNode | true;
};

/** The dots of every row's menu, drawn once for the table. */
export function RowShapes() {
  return (
    <svg width="0" height="0" aria-hidden="true" className={styles.shapes}>
      <symbol
        id="row-dots"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M4 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M18 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0" />
      </symbol>
    </svg>
  );
}

/** One plain row, drawn again only when something of its own changes: picking one of fifty draws one. */
function PlainRow<Row>({ row, id, name, cells, tabStop, picked, onPick, menu }: Props<Row>) {
  return (
    <tr data-id={id} data-picked={picked || undefined} tabIndex={tabStop ? 0 : -1}>
      {onPick ? (
        <td className={styles.check}>
          <label>
            <input
              type="checkbox"
              aria-label={`Select ${name}`}
              checked={picked}
              onChange={(event) => onPick(id, event)}
            />
          </label>
        </td>
      ) : null}
      {cells.map(({ id: key, label, cell, number, phone }, at) => (
        <td
          key={key}
          data-label={label}
          data-phone={at === 0 ? "first" : phone}
          className={number ? styles.number : undefined}
        >
          {cell(row)}
        </td>
      ))}
      {menu ? (
        <td className={styles.more}>
          {menu === true ? (
            <button type="button" aria-label={`More for ${name}`} aria-haspopup="menu" data-more={id}>
              <svg width="16" height="16" aria-hidden="true">
                <use href="#row-dots" />
              </svg>
            </button>
          ) : (
            menu
          )}
        </td>
      ) : null}
    </tr>
  );
}

export const TableRow = memo(PlainRow) as typeof PlainRow;
