"use client";

import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { resumeOutreachAction } from "../actions";

/** An admin lets paused outreach go again and says what was put right. */
export function ResumeOutreach({ pauseId, whose }: { pauseId: string; whose: string }) {
  const [open, setOpen] = useState(false);
  const form = useActionForm(resumeOutreachAction, {
    onDone: () => {
      setOpen(false);
      showDone("Outreach resumed.");
    },
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Resume outreach: ${whose}`}
        onClick={() => setOpen(true)}
      >
        Resume
      </Button>
      {open ? (
        <Dialog title={`Resume outreach: ${whose}?`} onClose={() => setOpen(false)}>
          <DialogForm
            verb="Resume"
            form={form}
            onClose={() => setOpen(false)}
            onSubmit={form.onSubmit((fields) => ({ pauseId, reason: fields.text("reason") }))}
          >
            <p style={{ margin: 0 }}>
              What waits goes out within its hours. Only what comes in from now on counts toward the next pause.
            </p>
            <Textarea
              label="Reason"
              description="What was fixed. It stays in the audit log."
              rows={3}
              maxLength={500}
              data-autofocus
              {...form.field("reason")}
            />
          </DialogForm>
        </Dialog>
      ) : null}
    </>
  );
}
