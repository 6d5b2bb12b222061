import { IconColumns3 } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Popover } from "../popover";
import { labelOf, type DataRow, type TableOf } from "./columns";
import styles from "./foot.module.css";

/** Which columns the table shows; kept in the URL. */
export function ColumnsMenu<Data extends DataRow>({ table }: { table: TableOf<Data> }) {
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
            {table
              .getAllLeafColumns()
              .filter((column) => column.getCanHide())
              .map((column) => (
                <label key={column.id}>
                  <input
                    type="checkbox"
                    checked={column.getIsVisible()}
                    onChange={column.getToggleVisibilityHandler()}
                  />
                  {labelOf(column)}
                </label>
              ))}
          </fieldset>
        </Popover>
      ) : null}
    </>
  );
}
