"use client";

import { Button, Group, Modal } from "@mantine/core";
import type { ReactNode } from "react";

/** Asks once, and says what the button does ("Close out 3"). */
export function Confirm({
  title,
  verb,
  opened,
  pending,
  danger,
  onConfirm,
  onClose,
  children,
}: {
  title: string;
  verb: string;
  opened: boolean;
  pending?: boolean;
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} styles={{ title: { fontSize: 15, fontWeight: 600 } }}>
      {children}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button {...(danger ? { color: "red.9" } : {})} loading={pending ?? false} onClick={onConfirm}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
