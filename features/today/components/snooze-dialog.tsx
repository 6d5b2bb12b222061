"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import type { TodayKind } from "@/db/vocabulary/today";
import { dayIn, plusDays } from "@/lib/calendar";
import { snoozeLineAction } from "../actions";

type Props = {
  row: { kind: TodayKind; subjectId: string; who: string };
  zone: string;
  now: Date;
  onClose: () => void;
};

/** Snoozes a line to a chosen day; past three days it asks why. */
export function SnoozeDialog({ row, zone, now, onClose }: Props) {
  const form = useActionForm(snoozeLineAction, { onDone: onClose });
  const tomorrow = plusDays(dayIn(zone, now), 1);
  return (
    <Dialog onClose={onClose} title={`Snooze ${row.who}`}>
      <form
        onSubmit={form.onSubmit((fields) => ({
          kind: row.kind,
          subjectId: row.subjectId,
          until: fields.optional("until"),
          reason: fields.text("reason"),
        }))}
      >
        <Stack gap={16}>
          <TextInput
            type="date"
            label="Until"
            defaultValue={tomorrow}
            min={tomorrow}
            data-autofocus
            {...form.field("until")}
          />
          <TextInput label="Why" description="Required past three days" {...form.field("reason")} />
          <FormNote sentence={form.sentence} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.pending}>
              Snooze
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
