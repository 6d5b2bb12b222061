"use client";

import { Button, Group, Stack, Text } from "@mantine/core";
import { formatCount } from "@/lib/format/count";
import classes from "./refused-rows.module.css";

type Props = { refused: { id: string; sentence: string }[]; onClose: () => void };

/** What a bulk verb left as it was, each with its reason, in place of the form that asked for it. */
export function RefusedRows({ refused, onClose }: Props) {
  return (
    <Stack gap="md">
      <Text size="sm" role="alert">
        {formatCount(refused.length)} not changed:
      </Text>
      <ul className={classes.list} aria-label="Not changed">
        {refused.map(({ id, sentence }) => (
          <li key={id}>{sentence}</li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          Close
        </Button>
      </Group>
    </Stack>
  );
}
