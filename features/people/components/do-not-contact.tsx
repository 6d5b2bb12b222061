"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { liftDoNotContactAction, setDoNotContactAction } from "../actions";

type Props = { personId: string; name: string; marked: boolean };

/** Marks a person as do not contact, or lifts it: both with a reason, in a sentence. */
export function DoNotContact({ personId, name, marked }: Props) {
  const [opened, setOpened] = useState(false);
  const verb = marked ? "Allow contact again" : "Do not contact";
  const form = useActionForm(marked ? liftDoNotContactAction : setDoNotContactAction, {
    onDone: () => {
      setOpened(false);
      showDone(marked ? `${name} may be contacted again.` : `${name} is now marked do not contact.`);
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {verb}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={`${verb}: ${name}`}>
        <form onSubmit={form.onSubmit((fields) => ({ personId, reason: fields.text("reason") }))}>
          <Stack gap={16}>
            <TextInput label="Why" maxLength={300} required data-autofocus {...form.field("reason")} />
            <FormNote sentence={form.sentence} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={() => setOpened(false)}>
                Cancel
              </Button>
              <Button type="submit" loading={form.pending} {...(marked ? {} : { color: "red.9" })}>
                {verb}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
