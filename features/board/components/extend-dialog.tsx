"use client";

import { Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { useActionForm } from "@/components/form/use-action-form";
import { DialogForm } from "@/components/form/dialog-form";
import { StepModal } from "./step-modal";
import { PayFields } from "./pay-fields";
import type { StepContext } from "../queries/get-step-context";
import { formatMoneyRange } from "@/lib/format/money";
import { extendOfferAction } from "@/features/offers/actions";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };

/** An offer with its terms, for one seat. */
export function ExtendDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `Offer for ${name}`} onClose={onClose}>
      {(context) => <ExtendForm context={context} onClose={onClose} onDone={onDone} />}
    </StepModal>
  );
}

function ExtendForm({ context, onClose, onDone }: Omit<Props, "candidacyId"> & { context: StepContext }) {
  const form = useActionForm(extendOfferAction, {
    onDone: () => {
      onDone(`The offer to ${context.name} is out.`);
      onClose();
    },
  });
  const { freeOpenings, payMinCents, payMaxCents, payUnit } = context;
  return (
    <DialogForm
      verb={`Extend the offer to ${context.firstName}`}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => {
        const pay = fields.pay("payCents", "payUnit");
        return {
          candidacyId: context.candidacyId,
          version: context.version,
          openingId: fields.optional("openingId"),
          payCents: pay.cents ?? 0,
          payUnit: pay.unit ?? "year",
          startOn: fields.optional("startOn"),
          expiresOn: fields.optional("expiresOn"),
          note: fields.text("note"),
        };
      })}
    >
      {freeOpenings.length === 0 ? <Text size="sm">No opening of this position is free for an offer.</Text> : null}
      {freeOpenings.length > 1 ? (
        <NativeSelect
          label="Opening"
          data={freeOpenings.map(({ id, number }) => ({ value: id, label: `Opening ${number}` }))}
          {...form.field("openingId")}
        />
      ) : null}
      <PayFields
        label="Pay"
        cents={context.askedCents}
        unit={context.askedUnit ?? payUnit}
        required
        description={
          payMinCents !== null && payMaxCents !== null && payUnit
            ? `The position pays ${formatMoneyRange(payMinCents, payMaxCents, payUnit)}.`
            : ""
        }
        field={form.field}
      />
      <Group gap={16} align="flex-start" grow>
        <TextInput
          type="date"
          label="Start date"
          min={context.today}
          defaultValue={context.startOn && context.startOn > context.today ? context.startOn : ""}
          {...form.field("startOn")}
        />
        <TextInput type="date" label="Expires on" min={context.today} {...form.field("expiresOn")} />
      </Group>
      <Textarea label="Terms and notes" {...form.field("note")} />
    </DialogForm>
  );
}
