"use client";

import { Button, NumberInput, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { longestSessionDays } from "@/lib/session-cookie";
import { setSessionDaysAction } from "../actions/people";

type Props = { settings: { idleDays: number; mostDays: number; updatedAt: Date | null } };

/** Days that sign-ins last, for everyone at the company. */
export function SessionDaysForm({ settings }: Props) {
  const form = useActionForm(setSessionDaysAction, {
    onDone: () => showDone("Saved. It applies from the next click."),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((fields) => ({
        idleDays: fields.number("idleDays") ?? Number.NaN,
        mostDays: fields.number("mostDays") ?? Number.NaN,
        reason: fields.text("reason"),
        seenAt: settings.updatedAt,
      }))}
    >
      <Stack gap={16} maw={400}>
        <NumberInput
          {...form.field("idleDays")}
          label="Sign out after this many days without use"
          min={1}
          max={longestSessionDays}
          defaultValue={settings.idleDays}
        />
        <NumberInput
          {...form.field("mostDays")}
          label="Sign out after this many days in any case"
          description={`At most ${longestSessionDays}. Anyone signed in for longer is signed out.`}
          min={1}
          max={longestSessionDays}
          defaultValue={settings.mostDays}
        />
        <TextInput {...form.field("reason")} label="Reason" description="For the audit log." />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Save
          </Button>
        </div>
      </Stack>
    </form>
  );
}
