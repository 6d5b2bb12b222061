"use client";

import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { recordErasureAction } from "../actions";

/** An admin writes down what was done about a request to erase. */
export function RecordErasure({ requestId, name }: { requestId: string; name: string }) {
  const [opened, setOpened] = useState(false);
  const form = useActionForm(recordErasureAction, {
    onDone: () => {
      setOpened(false);
      showDone(`${name}: erasure request marked as done.`);
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Mark as done
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={`Erasure request: ${name}`}>
        <form onSubmit={form.onSubmit((fields) => ({ requestId, note: fields.text("note") }))}>
          <Stack gap={16}>
            <Textarea
              label="What was done"
              description="They get no outreach after this either."
              maxLength={2000}
              autosize
              minRows={3}
              required
              data-autofocus
              {...form.field("note")}
            />
            <FormNote sentence={form.sentence} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={() => setOpened(false)}>
                Cancel
              </Button>
              <Button type="submit" loading={form.pending}>
                Mark as done
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
