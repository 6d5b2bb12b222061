"use client";

import { Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/empty-state";
import { useActionForm } from "@/components/form/use-action-form";
import { declineReasons, type DeclineReason } from "@/db/vocabulary/offers";
import { DialogForm } from "@/components/form/dialog-form";
import { StepModal } from "./step-modal";
import type { StepContext } from "../queries/get-step-context";
import { keysOf } from "@/lib/keys-of";
import { acceptOfferAction, declineOfferAction, withdrawOfferAction } from "@/features/offers/actions";
import { cameBackWords, comesBackWords, OfferFacts } from "./offer-words";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };
type FormProps = Omit<Props, "candidacyId"> & { context: StepContext; offer: NonNullable<StepContext["offer"]> };

export function AcceptDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `${name} accepts`} onClose={onClose}>
      {(context) => whileOut(context, (offer) => <AcceptForm {...{ context, offer, onClose, onDone }} />)}
    </StepModal>
  );
}

export function DeclineDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `${name} declines`} onClose={onClose}>
      {(context) => whileOut(context, (offer) => <DeclineForm {...{ context, offer, onClose, onDone }} />)}
    </StepModal>
  );
}

export function WithdrawDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `Withdraw the offer to ${name}`} onClose={onClose}>
      {(context) => whileOut(context, (offer) => <WithdrawForm {...{ context, offer, onClose, onDone }} />)}
    </StepModal>
  );
}

function whileOut(context: StepContext, form: (offer: NonNullable<StepContext["offer"]>) => ReactNode) {
  if (context.offer) return form(context.offer);
  return (
    <EmptyState title="No offer is out">
      Someone has recorded the answer already, or {context.firstName} has none yet.
    </EmptyState>
  );
}

function AcceptForm({ context, offer, onClose, onDone }: FormProps) {
  const form = useActionForm(acceptOfferAction, {
    onDone: () => {
      onDone(`${context.name} accepted. Opening ${offer.openingNumber} is filled.`);
      onClose();
    },
  });
  return (
    <DialogForm
      verb={`Fill opening ${offer.openingNumber}`}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        offerId: offer.id,
        version: offer.version,
        startOn: fields.optional("startOn"),
        endsOn: fields.optional("endsOn"),
      }))}
    >
      <OfferFacts offer={offer} />
      <Group gap={16} align="flex-start" grow>
        <TextInput type="date" label="Start date" defaultValue={offer.startOn ?? ""} {...form.field("startOn")} />
        {context.term === "direct_hire" ? null : <TextInput type="date" label="Last day" {...form.field("endsOn")} />}
      </Group>
      <Text size="sm">Everyone else stays on the board until you close them out.</Text>
    </DialogForm>
  );
}

function DeclineForm({ context, offer, onClose, onDone }: FormProps) {
  const form = useActionForm(declineOfferAction, {
    onDone: ({ cameBack }) => {
      onDone(`${context.name} declined. ${cameBackWords(cameBack)}`);
      onClose();
    },
  });
  return (
    <DialogForm
      verb="Record decline"
      danger
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        offerId: offer.id,
        version: offer.version,
        reason: fields.text("reason") as DeclineReason,
        note: fields.text("note"),
      }))}
    >
      <OfferFacts offer={offer} />
      <NativeSelect
        label="Why"
        data={[
          { value: "", label: "Choose a reason" },
          ...keysOf(declineReasons).map((value) => ({ value, label: declineReasons[value] })),
        ]}
        {...form.field("reason")}
      />
      <Textarea label="In their words" description="Internal only." {...form.field("note")} />
      <Text size="sm" fw={500}>
        {comesBackWords(context.comingBack)}
      </Text>
    </DialogForm>
  );
}

function WithdrawForm({ context, offer, onClose, onDone }: FormProps) {
  const form = useActionForm(withdrawOfferAction, {
    onDone: () => {
      onDone(`The offer to ${context.name} is withdrawn.`);
      onClose();
    },
  });
  return (
    <DialogForm
      verb="Withdraw the offer"
      danger
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        offerId: offer.id,
        version: offer.version,
        reason: fields.text("reason"),
      }))}
    >
      <OfferFacts offer={offer} />
      <Textarea label="Why" {...form.field("reason")} />
      <Text size="sm">The opening is free for another offer, and {context.firstName} moves back a stage.</Text>
    </DialogForm>
  );
}
