"use client";

import { Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { useActionForm } from "@/components/form/use-action-form";
import { DeedForm } from "@/features/submittals/components/deed-form";
import { DeedModal } from "@/features/submittals/components/deed-modal";
import { PayFields } from "@/features/submittals/components/pay-fields";
import type { DeedGround } from "@/features/submittals/queries/get-deed-ground";
import { formatMoneyRange } from "@/lib/format/money";
import { extendOfferAction } from "../actions";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };

/** An offer with its terms, for one seat. */
export function ExtendDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `Offer for ${name}`} onClose={onClose}>
      {(ground) => <ExtendForm ground={ground} onClose={onClose} onDone={onDone} />}
    </DeedModal>
  );
}

function ExtendForm({ ground, onClose, onDone }: Omit<Props, "candidacyId"> & { ground: DeedGround }) {
  const form = useActionForm(extendOfferAction, {
    onDone: () => {
      onDone(`The offer to ${ground.name} is out.`);
      onClose();
    },
  });
  const { freeOpenings, payMinCents, payMaxCents, payUnit } = ground;
  return (
    <DeedForm
      verb={`Extend the offer to ${ground.firstName}`}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        candidacyId: ground.candidacyId,
        version: ground.version,
        openingId: fields.optional("openingId"),
        payCents: fields.cents("payCents") ?? 0,
        payUnit: fields.text("payUnit") === "hour" ? ("hour" as const) : ("year" as const),
        startOn: fields.optional("startOn"),
        expiresOn: fields.optional("expiresOn"),
        note: fields.text("note"),
      }))}
    >
      {freeOpenings.length === 0 ? <Text size="sm">No seat of this position is free for an offer.</Text> : null}
      {freeOpenings.length > 1 ? (
        <NativeSelect
          label="Opening"
          data={freeOpenings.map(({ id, number }) => ({ value: id, label: `Opening ${number}` }))}
          {...form.field("openingId")}
        />
      ) : null}
      <PayFields
        label="Pay"
        cents={ground.askedCents}
        unit={ground.askedUnit ?? payUnit}
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
          label="Start"
          min={ground.today}
          defaultValue={ground.startOn && ground.startOn > ground.today ? ground.startOn : ""}
          {...form.field("startOn")}
        />
        <TextInput type="date" label="Open until" min={ground.today} {...form.field("expiresOn")} />
      </Group>
      <Textarea label="Terms and notes" {...form.field("note")} />
    </DeedForm>
  );
}
