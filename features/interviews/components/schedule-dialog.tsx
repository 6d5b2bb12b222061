"use client";

import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useActionForm } from "@/components/form/use-action-form";
import { interviewKinds, type InterviewKind } from "@/db/vocabulary/interviews";
import { ContactField } from "@/features/submittals/components/contact-field";
import { DeedForm } from "@/features/submittals/components/deed-form";
import { DeedModal } from "@/features/submittals/components/deed-modal";
import type { DeedGround } from "@/features/submittals/queries/get-deed-ground";
import { plusWorkingDays } from "@/lib/calendar";
import { keysOf } from "@/lib/keys-of";
import { scheduleInterviewAction } from "../actions";
import { HoursFields } from "./hours-fields";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };

/** One round: what kind, with whom, and when, in a zone that is said. */
export function ScheduleDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `Schedule an interview for ${name}`} onClose={onClose}>
      {(ground) => <ScheduleForm ground={ground} onClose={onClose} onDone={onDone} />}
    </DeedModal>
  );
}

function ScheduleForm({ ground, onClose, onDone }: Omit<Props, "candidacyId"> & { ground: DeedGround }) {
  const form = useActionForm(scheduleInterviewAction, {
    onDone: ({ round, alongside }) => {
      onDone([`Round ${round} of ${ground.name} is scheduled.`, alongside].filter(Boolean).join(" "));
      onClose();
    },
  });
  const day = plusWorkingDays(ground.today, 1, new Set());
  return (
    <DeedForm
      verb={`Schedule round ${ground.nextRound}`}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        candidacyId: ground.candidacyId,
        version: ground.version,
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
          label="Kind"
          defaultValue="video"
          data={keysOf(interviewKinds).map((value) => ({ value, label: interviewKinds[value] }))}
          {...form.field("kind")}
        />
        <ContactField label="With" ground={ground} error={form.errors.contactId} />
      </Group>
      <HoursFields
        start={{ day, from: "14:00", until: "15:00", zone: ground.siteZone }}
        people={[
          { name: ground.firstName, zone: ground.zone },
          { name: ground.clientName, zone: ground.siteZone },
        ]}
        errors={form.errors}
      />
      <TextInput label="Place or link" {...form.field("place")} />
    </DeedForm>
  );
}
