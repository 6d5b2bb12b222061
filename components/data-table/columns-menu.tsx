import { IconColumns3 } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Popover } from "../popover";
import styles from "./foot.module.css";

type Props = {
  columns: { id: string; label: string; always?: boolean }[];
  hidden: string[];
  onToggle: (id: string) => void;
};

/** Which columns the table shows; kept in the URL. */
export function ColumnsMenu({ columns, hidden, onToggle }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.columns}
        aria-label="Columns"
        title="Columns"
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        <IconColumns3 size={16} aria-hidden="true" />
      </button>
      {opened ? (
        <Popover label="Columns" anchor={button} onClose={() => setOpened(false)}>
          <fieldset>
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
        </Popover>
      ) : null}
    </>
  );
}
