"use client";

import { Button, Group, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { FormNote } from "@/components/form/form-note";

type Props = {
  verb: string;
  /** What the other button says where "Cancel" could be taken for the verb. */
  dismiss?: string;
  danger?: boolean;
  form: { pending: boolean; sentence: string | null };
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
};

/** Fields, what was wrong, and a button that says what happens. */
export function DialogForm({ verb, dismiss = "Cancel", danger, form, onSubmit, onClose, children }: Props) {
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap={16}>
        {children}
        <FormNote sentence={form.sentence} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {dismiss}
          </Button>
          <Button type="submit" loading={form.pending} {...(danger ? { color: "red.9" } : {})}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
