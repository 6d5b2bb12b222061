"use client";

import { Group, Textarea, TextInput } from "@mantine/core";
import { useActionForm } from "@/components/form/use-action-form";
import { DecisionField, decisionOf } from "@/features/promises/components/decision-field";
import { submitToClientAction } from "@/features/submittals/actions";
import type { StepContext } from "../queries/get-step-context";
import { ContactField } from "./contact-field";
import { DialogForm } from "@/components/form/dialog-form";
import { StepModal } from "./step-modal";
import { PayFields } from "./pay-fields";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };

/** One dated sending of a candidate to the client, with its right to represent, its terms and the decision date. */
export function SubmitDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `Submit ${name}`} onClose={onClose}>
      {(context) => <SubmitForm context={context} onClose={onClose} onDone={onDone} />}
    </StepModal>
  );
}

function SubmitForm({ context, onClose, onDone }: Omit<Props, "candidacyId"> & { context: StepContext }) {
  const form = useActionForm(submitToClientAction, {
    onDone: () => {
      onDone(`${context.name} is submitted to ${context.clientName}.`);
      onClose();
    },
  });
  return (
    <DialogForm
      verb={`Submit to ${context.clientName}`}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => {
        const pay = fields.pay("payCents", "payUnit");
        return {
          candidacyId: context.candidacyId,
          version: context.version,
          contactId: fields.optional("contactId"),
          submittedOn: fields.text("submittedOn"),
          rightToRepresentOn: fields.optional("rightToRepresentOn"),
          payCents: pay.cents,
          payUnit: pay.unit ?? "year",
          note: fields.text("note"),
          decision: decisionOf(fields),
        };
      })}
    >
      <ContactField label="Sent to" context={context} error={form.errors.contactId} />
      <Group gap={16} align="flex-start" grow>
        <TextInput
          type="date"
          label="Sent on"
          max={context.today}
          defaultValue={context.today}
          {...form.field("submittedOn")}
        />
        <TextInput
          type="date"
          label="Right to represent given on"
          max={context.today}
          {...form.field("rightToRepresentOn")}
        />
      </Group>
      <PayFields
        label="Asking pay"
        cents={context.askedCents}
        unit={context.askedUnit ?? context.payUnit}
        field={form.field}
      />
      <DecisionField {...context} current={context.decision} errors={form.errors} />
      <Textarea label="Note" description="Internal only." {...form.field("note")} />
    </DialogForm>
  );
}
