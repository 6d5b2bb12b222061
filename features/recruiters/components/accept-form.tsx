"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { acceptInvitationAction } from "../actions";
import { NewPasswordInput } from "./new-password-input";

/** Name and password of whoever was invited; then they are in. */
export function AcceptForm({ token, address }: { token: string; address: string }) {
  const form = useActionForm(acceptInvitationAction);
  return (
    <form
      method="post"
      noValidate
      onSubmit={form.onSubmit((fields) => ({ token, name: fields.text("name"), password: fields.exact("password") }))}
    >
      <Stack gap={16}>
        <TextInput {...form.field("name")} label="Your name" size="sm" autoComplete="name" />
        <input type="hidden" name="username" autoComplete="username" value={address} readOnly />
        <NewPasswordInput {...form.field("password")} label="Password" />
        <FormNote sentence={form.sentence} />
        <Button type="submit" size="sm" loading={form.pending}>
          Create account
        </Button>
      </Stack>
    </form>
  );
}
