"use client";

import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useActionForm } from "@/components/form/use-action-form";
import { interviewKinds, type InterviewKind } from "@/db/vocabulary/interviews";
import { ContactField } from "./contact-field";
import { DialogForm } from "@/components/form/dialog-form";
import { StepModal } from "./step-modal";
import type { StepContext } from "../queries/get-step-context";
import { keysOf } from "@/lib/keys-of";
import { scheduleInterviewAction } from "@/features/interviews/actions";
import { TellDialog } from "@/features/process-emails/components/tell-dialog";
import { HoursFields } from "@/features/interviews/components/hours-fields";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };

/** One round: what kind, with whom, and when, in a zone that is said; then the email to each side of it. */
export function ScheduleDialog({ candidacyId, onClose, onDone }: Props) {
  const [interviewId, setInterviewId] = useState<string | null>(null);
  if (interviewId)
    return (
      <TellDialog
        title="Tell both sides"
        news={{ subject: "interview", interviewId }}
        onClose={onClose}
        onDone={onDone}
      />
    );
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `Schedule an interview for ${name}`} onClose={onClose}>
      {(context) => <ScheduleForm context={context} onClose={onClose} onDone={onDone} onScheduled={setInterviewId} />}
    </StepModal>
  );
}

type FormProps = Omit<Props, "candidacyId"> & { context: StepContext; onScheduled: (interviewId: string) => void };

function ScheduleForm({ context, onClose, onDone, onScheduled }: FormProps) {
  const form = useActionForm(scheduleInterviewAction, {
    onDone: ({ interviewId, round, alongside, ahead }) => {
      onDone([`Round ${round} with ${context.name} is scheduled.`, alongside].filter(Boolean).join(" "));
      if (ahead) onScheduled(interviewId);
      else onClose();
    },
  });
  return (
    <DialogForm
      verb={`Schedule round ${context.nextRound}`}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        candidacyId: context.candidacyId,
        version: context.version,
        contactId: fields.optional("contactId"),
        kind: fields.text("kind") as InterviewKind,
        day: fields.text("day"),
        from: fields.text("from"),
        until: fields.text("until"),
        zone: fields.text("zone"),
        place: fields.text("place"),
      }))}
    >
      <Group gap={16} align="flex-start" grow>
        <NativeSelect
          label="Type"
          defaultValue="video"
          data={keysOf(interviewKinds).map((value) => ({ value, label: interviewKinds[value] }))}
          {...form.field("kind")}
        />
        <ContactField label="With" context={context} error={form.errors.contactId} />
      </Group>
      <HoursFields
        start={{ day: context.nextWorkingDay, from: "14:00", until: "15:00", zone: context.siteZone }}
        people={[
          { name: context.firstName, zone: context.zone },
          { name: context.clientName, zone: context.siteZone },
        ]}
        errors={form.errors}
      />
      <TextInput label="Location or link" {...form.field("place")} />
    </DialogForm>
  );
}
