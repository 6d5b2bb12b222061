"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { pauseSendingAction, resumeSendingAction } from "../actions";

/** Stops everything that has not left yet, for everybody, until somebody lets it go on. */
export function StopSwitch({ reason }: { reason: string | null }) {
  const pause = useActionForm(pauseSendingAction);
  const resume = useActionForm(resumeSendingAction);
  if (reason !== null)
    return (
      <Stack gap={8} maw={560}>
        <p style={{ margin: 0 }}>All sending is stopped: {reason}</p>
        <FormNote sentence={resume.sentence} />
        <div>
          <Button onClick={() => resume.submit({})} loading={resume.pending}>
            Let email go again
          </Button>
        </div>
      </Stack>
    );
  return (
    <form onSubmit={pause.onSubmit((fields) => ({ reason: fields.text("reason") }))}>
      <Stack gap={8} maw={560}>
        <TextInput label="Stop all sending, because" {...pause.field("reason")} />
        <FormNote sentence={pause.sentence} />
        <div>
          <Button type="submit" variant="default" loading={pause.pending}>
            Stop everything
          </Button>
        </div>
      </Stack>
    </form>
  );
}
