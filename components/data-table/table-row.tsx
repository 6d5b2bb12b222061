import { memo, type ReactNode } from "react";
import styles from "./data-table.module.css";

export type RowCell<Row> = {
  id: string;
  label: string;
  /** Plain markup, as little as will do: it repeats, so no parts of the kit in it and no element that a style can spare. */
  cell: (row: Row) => ReactNode;
  /** Of the cell itself. */
  className?: string | undefined;
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

/** One plain row, drawn again only when something of its own changes: picking one of fifty draws one. */
function PlainRow<Row>({ row, id, name, cells, tabStop, picked, onPick, menu }: Props<Row>) {
  return (
    <tr data-id={id} data-picked={picked || undefined} tabIndex={tabStop ? 0 : -1}>
      {onPick ? (
        <td className={styles.check}>
          <input
            type="checkbox"
            aria-label={`Select ${name}`}
            checked={picked}
            onChange={(event) => onPick(id, event)}
          />
        </td>
      ) : null}
      {cells.map(({ id: key, label, cell, number, phone, className }, at) => (
        <td
          key={key}
          data-label={at > 0 && !phone ? label : undefined}
          data-phone={at === 0 ? "first" : phone === "hide" ? phone : undefined}
          className={number ? styles.number : className}
        >
          {cell(row)}
        </td>
      ))}
      {menu ? (
        <td className={styles.more}>
          {menu === true ? <button type="button" aria-label={`More for ${name}`} aria-haspopup="menu" /> : menu}
        </td>
      ) : null}
    </tr>
  );
}

export const TableRow = memo(PlainRow) as typeof PlainRow;
