import { memo, type ReactNode } from "react";
import { contentOf, labelOf, type ColumnOf, type DataRow, type RowOf } from "./columns";
import styles from "./data-table.module.css";

type Props<Data extends DataRow> = {
  row: RowOf<Data>;
  name: string;
  /** Those that are shown, in their order. */
  columns: ColumnOf<Data>[];
  tabStop: boolean;
  selectable: boolean;
  selected: boolean;
  /** A button that asks the table for its menu, or the open menu in its place. */
  menu: ReactNode | true;
};

/** One plain row, drawn again only when something of its own changes: picking one of fifty draws one. */
function PlainRow<Data extends DataRow>({ row, name, columns, tabStop, selectable, selected, menu }: Props<Data>) {
  return (
    <tr data-id={row.id} data-picked={selected || undefined} tabIndex={tabStop ? 0 : -1}>
      {selectable ? (
        <td className={styles.check}>
          <input
            type="checkbox"
            aria-label={`Select ${name}`}
            checked={selected}
            onChange={row.getToggleSelectedHandler()}
          />
        </td>
      ) : null}
      {columns.map((column, at) => {
        const { number, phone, className } = column.columnDef.meta ?? {};
        return (
          <td
            key={column.id}
            data-label={at > 0 && !phone ? labelOf(column) : undefined}
            data-phone={at === 0 ? "first" : phone === "hide" ? phone : undefined}
            className={number ? styles.number : className}
          >
            {contentOf(column, row)}
          </td>
        );
      })}
      {menu ? (
        <td className={styles.more}>
          {menu === true ? <button type="button" aria-label={`More for ${name}`} aria-haspopup="menu" /> : menu}
        </td>
      ) : null}
    </tr>
  );
}

export const TableRow = memo(PlainRow) as typeof PlainRow;
