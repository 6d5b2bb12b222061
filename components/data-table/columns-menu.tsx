import { Popover } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import styles from "./columns-menu.module.css";

type Props = {
  columns: { id: string; label: string; always?: boolean }[];
  hidden: string[];
  onToggle: (id: string) => void;
};

/** Which columns the table shows; kept in the URL. */
export function ColumnsMenu({ columns, hidden, onToggle }: Props) {
  return (
    <Popover position="top-end" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.columns} aria-label="Columns" title="Columns">
          <IconColumns3 size={16} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <fieldset className={styles.choices}>
          <legend>Columns</legend>
          {columns
            .filter((column) => !column.always)
            .map(({ id, label }) => (
              <label key={id}>
                <input type="checkbox" checked={!hidden.includes(id)} onChange={() => onToggle(id)} />
                {label}
              </label>
            ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
