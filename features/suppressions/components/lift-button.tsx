"use client";

import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { liftAddressAction } from "../actions";

type Props = { suppressionId: string; address: string; person: string | null; bounced: boolean };

/** Takes an address off the list, with what the person said in writing. */
export function LiftButton({ suppressionId, address, person, bounced }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={`Lift ${address}`} onClick={() => setOpen(true)}>
        Lift
      </Button>
      {open ? <LiftDialog {...{ suppressionId, address, person, bounced }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function LiftDialog({ suppressionId, address, person, bounced, onClose }: Props & { onClose: () => void }) {
  const form = useActionForm(liftAddressAction, {
    onDone: () => {
      onClose();
      showDone(`${person && !bounced ? person : address} can be emailed again.`);
    },
  });
  return (
    <Dialog title={`Email ${address} again?`} onClose={onClose}>
      <DialogForm
        verb="Lift"
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({ suppressionId, reason: fields.text("reason") }))}
      >
        {person && !bounced ? <p>This covers every address of {person}.</p> : null}
        <Textarea
          label="Reason"
          description={bounced ? "Why it works again." : "What they told you, and when."}
          rows={3}
          maxLength={500}
          data-autofocus
          {...form.field("reason")}
        />
      </DialogForm>
    </Dialog>
  );
}
