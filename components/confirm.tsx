"use client";

import { Button, Group } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { Dialog } from "./dialog";

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
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!pending) onConfirm();
  }
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate>
        {children}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" {...(danger ? { color: "red.9" } : {})} loading={pending ?? false}>
            {verb}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
