"use client";

import { Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/empty-state";
import { useActionForm } from "@/components/form/use-action-form";
import { closeOutSides, type CloseOutSide } from "@/db/vocabulary/candidacies";
import { cameBackWords, comesBackWords } from "@/features/offers/components/offer-words";
import { DeedForm } from "@/features/submittals/components/deed-form";
import { DeedModal } from "@/features/submittals/components/deed-modal";
import type { DeedGround } from "@/features/submittals/queries/get-deed-ground";
import { formatDate } from "@/lib/format/time";
import { keysOf } from "@/lib/keys-of";
import { completePlacementAction, fallOffAction, startPlacementAction } from "../actions";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };
type Placement = NonNullable<DeedGround["placement"]>;
type FormProps = Omit<Props, "candidacyId"> & { ground: DeedGround; placement: Placement };

export function StartDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `${name} started`} onClose={onClose}>
      {(ground) => whilePlaced(ground, (placement) => <StartForm {...{ ground, placement, onClose, onDone }} />)}
    </DeedModal>
  );
}

export function FallOffDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `The hire of ${name} fell through`} onClose={onClose}>
      {(ground) => whilePlaced(ground, (placement) => <FallOffForm {...{ ground, placement, onClose, onDone }} />)}
    </DeedModal>
  );
}

export function CompleteDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `${name} completed the assignment`} onClose={onClose}>
      {(ground) => whilePlaced(ground, (placement) => <CompleteForm {...{ ground, placement, onClose, onDone }} />)}
    </DeedModal>
  );
}

function whilePlaced(ground: DeedGround, form: (placement: Placement) => ReactNode) {
  if (ground.placement) return form(ground.placement);
  return <EmptyState title="No placement goes on">Somebody ended it meanwhile, or no offer was accepted.</EmptyState>;
}

function StartForm({ ground, placement, onClose, onDone }: FormProps) {
  const form = useActionForm(startPlacementAction, {
    onDone: ({ startOn }) => {
      onDone(`${ground.name} started on ${formatDate(startOn, "UTC")}.`);
      onClose();
    },
  });
  const agreed = placement.startOn && placement.startOn <= ground.today ? placement.startOn : ground.today;
  return (
    <DeedForm
      verb="Note the start"
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        placementId: placement.id,
        startOn: fields.optional("startOn"),
        endsOn: fields.optional("endsOn"),
      }))}
    >
      <Group gap={16} align="flex-start" grow>
        <TextInput type="date" label="First day" max={ground.today} defaultValue={agreed} {...form.field("startOn")} />
        {ground.term === "direct_hire" ? null : (
          <TextInput type="date" label="Last day" defaultValue={placement.endsOn ?? ""} {...form.field("endsOn")} />
        )}
      </Group>
      <Text size="sm">The guarantee counts from this day.</Text>
    </DeedForm>
  );
}

function FallOffForm({ ground, placement, onClose, onDone }: FormProps) {
  const form = useActionForm(fallOffAction, {
    onDone: ({ cameBack }) => {
      onDone(cameBackWords(cameBack));
      onClose();
    },
  });
  return (
    <DeedForm
      verb="Free the opening"
      danger
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        placementId: placement.id,
        side: fields.text("side") as CloseOutSide,
        reason: fields.text("reason"),
      }))}
    >
      <NativeSelect
        label="Who ended it"
        defaultValue="candidate"
        data={keysOf(closeOutSides).map((value) => ({ value, label: closeOutSides[value] }))}
        {...form.field("side")}
      />
      <Textarea label="Why" {...form.field("reason")} />
      {placement.guaranteeUntil && placement.state === "started" ? (
        <Text size="sm">
          {ground.today <= placement.guaranteeUntil
            ? `Inside the guarantee, which runs until ${formatDate(placement.guaranteeUntil, "UTC")}.`
            : `The guarantee ended ${formatDate(placement.guaranteeUntil, "UTC")}.`}
        </Text>
      ) : null}
      <Text size="sm" fw={500}>
        {comesBackWords(ground.comingBack)}
      </Text>
    </DeedForm>
  );
}

function CompleteForm({ ground, placement, onClose, onDone }: FormProps) {
  const form = useActionForm(completePlacementAction, {
    onDone: () => {
      onDone(`${ground.name} completed the assignment.`);
      onClose();
    },
  });
  return (
    <DeedForm
      verb="Complete the assignment"
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit(() => ({ placementId: placement.id }))}
    >
      <Text size="sm">The seat stays filled, and {ground.firstName} may be thought of again.</Text>
    </DeedForm>
  );
}
