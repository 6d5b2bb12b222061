"use client";

import { Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/empty-state";
import { useActionForm } from "@/components/form/use-action-form";
import { declineReasons, type DeclineReason } from "@/db/vocabulary/offers";
import { DeedForm } from "@/features/submittals/components/deed-form";
import { DeedModal } from "@/features/submittals/components/deed-modal";
import type { DeedGround } from "@/features/submittals/queries/get-deed-ground";
import { keysOf } from "@/lib/keys-of";
import { acceptOfferAction, declineOfferAction, withdrawOfferAction } from "../actions";
import { cameBackWords, comesBackWords, OfferFacts } from "./offer-words";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };
type FormProps = Omit<Props, "candidacyId"> & { ground: DeedGround; offer: NonNullable<DeedGround["offer"]> };

export function AcceptDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `${name} accepts`} onClose={onClose}>
      {(ground) => whileOut(ground, (offer) => <AcceptForm {...{ ground, offer, onClose, onDone }} />)}
    </DeedModal>
  );
}

export function DeclineDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `${name} declines`} onClose={onClose}>
      {(ground) => whileOut(ground, (offer) => <DeclineForm {...{ ground, offer, onClose, onDone }} />)}
    </DeedModal>
  );
}

export function WithdrawDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `Withdraw the offer to ${name}`} onClose={onClose}>
      {(ground) => whileOut(ground, (offer) => <WithdrawForm {...{ ground, offer, onClose, onDone }} />)}
    </DeedModal>
  );
}

function whileOut(ground: DeedGround, form: (offer: NonNullable<DeedGround["offer"]>) => ReactNode) {
  if (ground.offer) return form(ground.offer);
  return (
    <EmptyState title="No offer is out">
      Somebody noted the answer meanwhile, or {ground.firstName} has none yet.
    </EmptyState>
  );
}

function AcceptForm({ ground, offer, onClose, onDone }: FormProps) {
  const form = useActionForm(acceptOfferAction, {
    onDone: () => {
      onDone(`${ground.name} accepted. Opening ${offer.openingNumber} is filled.`);
      onClose();
    },
  });
  return (
    <DeedForm
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
        <TextInput type="date" label="Start" defaultValue={offer.startOn ?? ""} {...form.field("startOn")} />
        {ground.term === "direct_hire" ? null : <TextInput type="date" label="Last day" {...form.field("endsOn")} />}
      </Group>
      <Text size="sm">Everybody else stays on the board until you close them out.</Text>
    </DeedForm>
  );
}

function DeclineForm({ ground, offer, onClose, onDone }: FormProps) {
  const form = useActionForm(declineOfferAction, {
    onDone: ({ cameBack }) => {
      onDone(`${ground.name} declined. ${cameBackWords(cameBack)}`);
      onClose();
    },
  });
  return (
    <DeedForm
      verb="Note the decline"
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
      <Textarea label="In their words" description="Stays here." {...form.field("note")} />
      <Text size="sm" fw={500}>
        {comesBackWords(ground.comingBack)}
      </Text>
    </DeedForm>
  );
}

function WithdrawForm({ ground, offer, onClose, onDone }: FormProps) {
  const form = useActionForm(withdrawOfferAction, {
    onDone: () => {
      onDone(`The offer to ${ground.name} is withdrawn.`);
      onClose();
    },
  });
  return (
    <DeedForm
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
      <Text size="sm">The seat is free for another offer, and {ground.firstName} goes back a stage.</Text>
    </DeedForm>
  );
}
