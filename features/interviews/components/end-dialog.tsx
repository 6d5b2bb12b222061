"use client";

import { Text, TextInput } from "@mantine/core";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { useActionForm } from "@/components/form/use-action-form";
import { cancelInterviewAction, markNoShowAction } from "../actions";
import type { Round } from "../queries/list-interviews";

type Props = { round: Round; noShow: boolean; onClose: () => void; onDone: (sentence: string) => void };

/** The round is canceled, or its candidate did not come; why stands in the history. */
export function EndDialog({ round, noShow, onClose, onDone }: Props) {
  const form = useActionForm(noShow ? markNoShowAction : cancelInterviewAction, {
    onDone: () => {
      onDone(noShow ? `No-show recorded for ${round.name}.` : `Round ${round.round} with ${round.name} is canceled.`);
      onClose();
    },
  });
  return (
    <Dialog
      onClose={onClose}
      title={noShow ? `${round.name} did not show up?` : `Cancel round ${round.round} with ${round.name}?`}
    >
      <DialogForm
        danger
        verb={noShow ? "Record no-show" : "Cancel interview"}
        dismiss={noShow ? "Cancel" : "Keep interview"}
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({ interviewId: round.id, reason: fields.text("reason") }))}
      >
        <Text size="sm">
          {noShow
            ? "No debrief will be due."
            : `No one is emailed yet. Next you can email ${round.firstName} and the client, or call them.`}
        </Text>
        <TextInput label="Why" placeholder="Optional" maxLength={500} data-autofocus {...form.field("reason")} />
      </DialogForm>
    </Dialog>
  );
}
