"use client";

import { TextInput } from "@mantine/core";
import { Dialog } from "@/components/dialog";
import { useActionForm } from "@/components/form/use-action-form";
import { DialogForm } from "@/components/form/dialog-form";
import { clockIn, dayIn } from "@/lib/calendar";
import { moveInterviewAction } from "../actions";
import { HoursFields } from "./hours-fields";
import type { Round } from "../queries/list-interviews";

type Props = { round: Round; onClose: () => void; onDone: (sentence: string) => void };

/** Another hour for the same round. */
export function MoveDialog({ round, onClose, onDone }: Props) {
  const { startsAt, endsAt, zone } = round;
  const form = useActionForm(moveInterviewAction, {
    onDone: () => {
      onDone(`Interview with ${round.name} rescheduled.`);
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={`Reschedule ${round.name}, round ${round.round}`}>
      <DialogForm
        verb="Reschedule interview"
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({
          interviewId: round.id,
          seenStartsAt: startsAt,
          day: fields.text("day"),
          from: fields.text("from"),
          until: fields.text("until"),
          zone: fields.text("zone"),
          place: fields.text("place"),
          reason: fields.text("reason"),
        }))}
      >
        <HoursFields
          start={{ day: dayIn(zone, startsAt), from: clockIn(zone, startsAt), until: clockIn(zone, endsAt), zone }}
          people={[{ name: round.firstName, zone: round.personZone }]}
          errors={form.errors}
        />
        <TextInput label="Location or link" defaultValue={round.place} {...form.field("place")} />
        <TextInput label="Why" placeholder="Optional" maxLength={500} {...form.field("reason")} />
      </DialogForm>
    </Dialog>
  );
}
