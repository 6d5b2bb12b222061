"use client";

import { Group, Textarea, TextInput } from "@mantine/core";
import { useActionForm } from "@/components/form/use-action-form";
import { DecisionField, decisionOf } from "@/features/promises/components/decision-field";
import { submitToClientAction } from "../actions";
import type { DeedGround } from "../queries/get-deed-ground";
import { ContactField } from "./contact-field";
import { DeedForm } from "./deed-form";
import { DeedModal } from "./deed-modal";
import { PayFields } from "./pay-fields";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };

/** One dated sending of a candidate to the client, with its right to represent, its terms and the decision date. */
export function SubmitDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `Submit ${name}`} onClose={onClose}>
      {(ground) => <SubmitForm ground={ground} onClose={onClose} onDone={onDone} />}
    </DeedModal>
  );
}

function SubmitForm({ ground, onClose, onDone }: Omit<Props, "candidacyId"> & { ground: DeedGround }) {
  const form = useActionForm(submitToClientAction, {
    onDone: () => {
      onDone(`${ground.name} is submitted to ${ground.clientName}.`);
      onClose();
    },
  });
  return (
    <DeedForm
      verb={`Submit to ${ground.clientName}`}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        candidacyId: ground.candidacyId,
        version: ground.version,
        contactId: fields.optional("contactId"),
        submittedOn: fields.text("submittedOn"),
        rightToRepresentOn: fields.optional("rightToRepresentOn"),
        payCents: fields.cents("payCents"),
        payUnit: fields.text("payUnit") === "hour" ? ("hour" as const) : ("year" as const),
        note: fields.text("note"),
        decision: decisionOf(fields),
      }))}
    >
      <ContactField label="To" ground={ground} error={form.errors.contactId} />
      <Group gap={16} align="flex-start" grow>
        <TextInput
          type="date"
          label="Sent on"
          max={ground.today}
          defaultValue={ground.today}
          {...form.field("submittedOn")}
        />
        <TextInput
          type="date"
          label="Right to represent since"
          max={ground.today}
          {...form.field("rightToRepresentOn")}
        />
      </Group>
      <PayFields
        label="They ask for"
        cents={ground.askedCents}
        unit={ground.askedUnit ?? ground.payUnit}
        field={form.field}
      />
      <DecisionField {...ground} current={ground.decision} errors={form.errors} />
      <Textarea label="Note" description="Stays here." {...form.field("note")} />
    </DeedForm>
  );
}
