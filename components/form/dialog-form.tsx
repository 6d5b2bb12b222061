"use client";

import { Button, Group, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { FormNote } from "@/components/form/form-note";

type Props = {
  verb: string;
  danger?: boolean;
  form: { pending: boolean; sentence: string | null };
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
};

/** Fields, what was wrong, and a button that says what happens. */
export function DialogForm({ verb, danger, form, onSubmit, onClose, children }: Props) {
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap={16}>
        {children}
        <FormNote sentence={form.sentence} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={form.pending} {...(danger ? { color: "red.9" } : {})}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
