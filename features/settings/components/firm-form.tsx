"use client";

import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { updateFirmAction } from "../actions";

type Props = { firm: { name: string; postalAddress: string; zone: string; mailDomain: string }; zones: string[] };

export function FirmForm({ firm, zones }: Props) {
  const form = useActionForm(updateFirmAction, { onDone: () => notifications.show({ message: "Kept." }) });
  return (
    <form
      onSubmit={form.onSubmit((fields) => ({
        name: fields.text("name"),
        postalAddress: fields.text("postalAddress"),
        zone: fields.text("zone"),
        mailDomain: fields.text("mailDomain"),
      }))}
    >
      <Stack gap={16} maw={560}>
        <TextInput label="Company name" defaultValue={firm.name} {...form.field("name")} />
        <TextInput
          label="Postal address"
          description="Stands at the end of each outreach email, as the law asks."
          defaultValue={firm.postalAddress}
          {...form.field("postalAddress")}
        />
        <NativeSelect label="Time zone" defaultValue={firm.zone} data={zones} {...form.field("zone")} />
        <TextInput
          label="Email domain"
          description="Verified at Resend. Email leaves from it, and replies come back to it."
          defaultValue={firm.mailDomain}
          {...form.field("mailDomain")}
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
