"use client";

import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { zoneOptions } from "@/lib/us-zones";
import { updateFirmAction } from "../actions";

type Props = { firm: { name: string; postalAddress: string; zone: string; mailDomain: string; updatedAt: Date } };

export function FirmForm({ firm }: Props) {
  const form = useActionForm(updateFirmAction, { onDone: () => notifications.show({ message: "Saved." }) });
  return (
    <form
      onSubmit={form.onSubmit((fields) => ({
        name: fields.text("name"),
        postalAddress: fields.text("postalAddress"),
        zone: fields.text("zone"),
        mailDomain: fields.text("mailDomain"),
        reason: fields.text("reason"),
        seenAt: firm.updatedAt,
      }))}
    >
      <Stack gap={16} maw={560}>
        <TextInput label="Company name" defaultValue={firm.name} {...form.field("name")} />
        <TextInput
          label="Postal address"
          description="Shown at the bottom of each outreach email, as the law requires."
          defaultValue={firm.postalAddress}
          {...form.field("postalAddress")}
        />
        <NativeSelect
          label="Time zone"
          defaultValue={firm.zone}
          data={zoneOptions(firm.zone)}
          {...form.field("zone")}
        />
        <TextInput
          label="Email domain"
          description="Verified at Resend. Email is sent from it, and replies come back to it."
          defaultValue={firm.mailDomain}
          {...form.field("mailDomain")}
        />
        <TextInput
          label="Why"
          description="Kept with the change, for whoever looks later."
          maxLength={300}
          {...form.field("reason")}
        />
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
