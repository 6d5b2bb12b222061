"use client";

import { Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useActionForm } from "@/components/form/use-action-form";
import { rightWays, type RightWay } from "@/db/vocabulary/submittals";
import { DecisionField, decisionOf } from "@/features/promises/components/decision-field";
import { submitToClientAction } from "@/features/submittals/actions";
import type { StepContext } from "../queries/get-step-context";
import { ContactField } from "./contact-field";
import { DialogForm } from "@/components/form/dialog-form";
import { StepModal } from "./step-modal";
import { PayFields } from "./pay-fields";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string, undo: string | null) => void };

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
    onDone: ({ undo }) => {
      onDone(`${context.name} is submitted to ${context.clientName}.`, undo);
      onClose();
    },
  });
  const { right } = context;
  const [givenOn, setGivenOn] = useState(right?.givenOn ?? "");
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
          ...(right || !givenOn ? {} : { rightWay: fields.text("rightWay") as RightWay }),
          ...(givenOn ? {} : { withoutRightReason: fields.text("withoutRightReason") }),
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
          value={givenOn}
          description={right ? rightWays[right.way] : undefined}
          {...form.field("rightToRepresentOn")}
          onChange={(event) => setGivenOn(event.currentTarget.value)}
        />
      </Group>
      {right || !givenOn ? null : (
        <NativeSelect
          label="How they gave it"
          defaultValue="call"
          data={(["call", "reply"] as const).map((value) => ({ value, label: rightWays[value] }))}
          {...form.field("rightWay")}
        />
      )}
      {givenOn ? null : (
        <TextInput
          label="Why without right to represent"
          description="Or ask for it first: on the card, Ask for right to represent."
          maxLength={500}
          {...form.field("withoutRightReason")}
        />
      )}
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
