"use client";

import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { dismissReasons } from "@/db/vocabulary/top-of-mind";
import { keysOf } from "@/lib/keys-of";
import { dismissSuggestionAction } from "../actions";

type Props = { positionId: string; person: { personId: string; name: string }; onClose: () => void };

/** Why a person is not suggested for this position. */
export function DismissDialog({ positionId, person: { personId, name }, onClose }: Props) {
  const form = useActionForm(dismissSuggestionAction, {
    onDone: () => {
      showDone(`${name} is hidden from this list.`);
      onClose();
    },
  });
  const reasonOf = (text: string) => keysOf(dismissReasons).find((one) => one === text) ?? "other";
  return (
    <Dialog title={`Dismiss ${name}`} onClose={onClose}>
      <form
        noValidate
        onSubmit={form.onSubmit((fields) => ({
          positionId,
          personId,
          reason: reasonOf(fields.text("reason")),
          note: fields.text("note"),
        }))}
      >
        <Stack gap={12}>
          <Text size="sm">Hidden from this list only. You can bring them back.</Text>
          <NativeSelect
            label="Why"
            data={keysOf(dismissReasons).map((value) => ({ value, label: dismissReasons[value] }))}
            data-autofocus
            {...form.field("reason")}
          />
          <TextInput label="Note" maxLength={300} {...form.field("note")} />
          <FormNote sentence={form.sentence} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.pending}>
              Dismiss
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
