"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { pauseSendingAction, resumeSendingAction } from "../actions";

type Props = {
  paused: boolean;
  /** Something else stops it that resuming tries again: a refused key, a limit. */
  stopped: boolean;
};

/** Pauses everything that has not left yet, for everybody, until somebody resumes it. */
export function StopSwitch({ paused, stopped }: Props) {
  const pause = useActionForm(pauseSendingAction);
  const resume = useActionForm(resumeSendingAction);
  return (
    <Stack gap={16} maw={560} mt={16}>
      {paused || stopped ? (
        <div>
          <FormNote sentence={resume.sentence} />
          <Button onClick={() => resume.submit({})} loading={resume.pending}>
            Resume sending
          </Button>
        </div>
      ) : null}
      {paused ? null : (
        <form onSubmit={pause.onSubmit((fields) => ({ reason: fields.text("reason") }))}>
          <Stack gap={8}>
            <TextInput
              label="Reason to pause"
              description="Everyone sees it while email is paused."
              {...pause.field("reason")}
            />
            <FormNote sentence={pause.sentence} />
            <div>
              <Button type="submit" variant="default" loading={pause.pending}>
                Pause all email
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
