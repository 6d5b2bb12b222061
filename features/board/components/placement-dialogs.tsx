"use client";

import { Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/empty-state";
import { useActionForm } from "@/components/form/use-action-form";
import { fallOffSides, type CloseOutSide } from "@/db/vocabulary/candidacies";
import { cameBackWords, comesBackWords } from "./offer-words";
import { DialogForm } from "@/components/form/dialog-form";
import { StepModal } from "./step-modal";
import type { StepContext } from "../queries/get-step-context";
import { formatDate } from "@/lib/format/time";
import { keysOf } from "@/lib/keys-of";
import { completePlacementAction, fallOffAction, startPlacementAction } from "@/features/placements/actions";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };
type Placement = NonNullable<StepContext["placement"]>;
type FormProps = Omit<Props, "candidacyId"> & { context: StepContext; placement: Placement };

export function StartDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `${name} started`} onClose={onClose}>
      {(context) => whilePlaced(context, (placement) => <StartForm {...{ context, placement, onClose, onDone }} />)}
    </StepModal>
  );
}

export function FallOffDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `${name}: hire fell through`} onClose={onClose}>
      {(context) => whilePlaced(context, (placement) => <FallOffForm {...{ context, placement, onClose, onDone }} />)}
    </StepModal>
  );
}

export function CompleteDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `${name} completed the assignment`} onClose={onClose}>
      {(context) => whilePlaced(context, (placement) => <CompleteForm {...{ context, placement, onClose, onDone }} />)}
    </StepModal>
  );
}

function whilePlaced(context: StepContext, form: (placement: Placement) => ReactNode) {
  if (context.placement) return form(context.placement);
  return <EmptyState title="No active placement">Someone has ended it already, or no offer was accepted.</EmptyState>;
}

function StartForm({ context, placement, onClose, onDone }: FormProps) {
  const form = useActionForm(startPlacementAction, {
    onDone: ({ startOn }) => {
      onDone(`${context.name} started on ${formatDate(startOn, "UTC")}.`);
      onClose();
    },
  });
  const agreed = placement.startOn && placement.startOn <= context.today ? placement.startOn : context.today;
  return (
    <DialogForm
      verb="Confirm start"
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        placementId: placement.id,
        startOn: fields.optional("startOn"),
        endsOn: fields.optional("endsOn"),
      }))}
    >
      <Group gap={16} align="flex-start" grow>
        <TextInput type="date" label="First day" max={context.today} defaultValue={agreed} {...form.field("startOn")} />
        {context.term === "direct_hire" ? null : (
          <TextInput type="date" label="Last day" defaultValue={placement.endsOn ?? ""} {...form.field("endsOn")} />
        )}
      </Group>
      <Text size="sm">The guarantee runs from this day.</Text>
    </DialogForm>
  );
}

function FallOffForm({ context, placement, onClose, onDone }: FormProps) {
  const form = useActionForm(fallOffAction, {
    onDone: ({ cameBack }) => {
      onDone(cameBackWords(cameBack));
      onClose();
    },
  });
  return (
    <DialogForm
      verb="Reopen the opening"
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
        data={keysOf(fallOffSides).map((value) => ({ value, label: fallOffSides[value] }))}
        {...form.field("side")}
      />
      <Textarea label="Why" {...form.field("reason")} />
      {placement.guaranteeUntil && placement.state === "started" ? (
        <Text size="sm">
          {context.today <= placement.guaranteeUntil
            ? `Inside the guarantee, which runs until ${formatDate(placement.guaranteeUntil, "UTC")}.`
            : `The guarantee ended ${formatDate(placement.guaranteeUntil, "UTC")}.`}
        </Text>
      ) : null}
      <Text size="sm" fw={500}>
        {comesBackWords(context.comingBack)}
      </Text>
    </DialogForm>
  );
}

function CompleteForm({ context, placement, onClose, onDone }: FormProps) {
  const form = useActionForm(completePlacementAction, {
    onDone: () => {
      onDone(`${context.name} completed the assignment.`);
      onClose();
    },
  });
  return (
    <DialogForm
      verb="Complete the assignment"
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit(() => ({ placementId: placement.id }))}
    >
      <Text size="sm">The opening stays filled, and {context.firstName} can come up in Top of mind again.</Text>
    </DialogForm>
  );
}
