"use client";

import { ActionIcon, Checkbox, Popover, Stack } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";

type Props = {
  columns: { id: string; label: string; always?: boolean }[];
  hidden: string[];
  onToggle: (id: string) => void;
};

export function ColumnsMenu({ columns, hidden, onToggle }: Props) {
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" size="sm" aria-label="Columns">
          <IconAdjustments size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          {columns
            .filter((column) => !column.always)
            .map(({ id, label }) => (
              <Checkbox key={id} label={label} checked={!hidden.includes(id)} onChange={() => onToggle(id)} />
            ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
