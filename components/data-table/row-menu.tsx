import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Kbd } from "../kbd";

/** A verb for one row: in the row's menu, and by its key while the row has the focus. */
export type RowAction<Row> = {
  label: string;
  key?: string;
  run: (row: Row) => void;
  danger?: boolean;
  available?: (row: Row) => boolean;
};

/** The one menu of a table, in the row that asked for it. */
export function RowMenu<Row>({
  row,
  name,
  actions,
  onClose,
}: {
  row: Row;
  name: string;
  actions: RowAction<Row>[];
  onClose: () => void;
}) {
  return (
    <Menu opened onClose={onClose} position="bottom-end" width={220} returnFocus={false}>
      <Menu.Target>
        <button type="button" aria-label={`More for ${name}`}>
          <IconDots size={16} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions
          .filter(({ available }) => available?.(row) ?? true)
          .map(({ label, key, run, danger }) => (
            <Menu.Item
              key={label}
              rightSection={key ? <Kbd>{key.toUpperCase()}</Kbd> : null}
              {...(danger ? { c: "var(--red)" } : {})}
              onClick={() => run(row)}
            >
              {label}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
