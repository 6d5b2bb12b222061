import { Menu } from "@mantine/core";
import { Kbd } from "../kbd";

/** A verb for one row: in the row's menu, and by its key while the row has the focus. */
export type RowAction<Row> = {
  label: string;
  key?: string;
  run: (row: Row) => void;
  danger?: boolean;
  available?: (row: Row) => boolean;
};

type Props = {
  name: string;
  verbs: { label: string; key?: string | undefined; danger?: boolean | undefined; run: () => void }[];
  onClose: () => void;
};

/** The one menu of a table, in the row that asked for it. */
export function RowMenu({ name, verbs, onClose }: Props) {
  return (
    <Menu opened onClose={onClose} position="bottom-end" width={220} returnFocus={false}>
      <Menu.Target>
        <button type="button" aria-label={`More for ${name}`} />
      </Menu.Target>
      <Menu.Dropdown>
        {verbs.map(({ label, key, run, danger }) => (
          <Menu.Item
            key={label}
            rightSection={key ? <Kbd>{key.toUpperCase()}</Kbd> : null}
            {...(danger ? { c: "var(--red)" } : {})}
            onClick={run}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
