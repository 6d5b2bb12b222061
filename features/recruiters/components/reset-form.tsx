"use client";

import { Button, Stack } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { resetPasswordAction } from "../actions/sign-in";
import { NewPasswordInput } from "./new-password-input";

/** A new password by the link in an email; then they are in. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const form = useActionForm(resetPasswordAction);
  return (
    <form
      method="post"
      noValidate
      onSubmit={form.onSubmit((fields) => ({ token, password: fields.exact("password") }))}
    >
      <Stack gap={16}>
        <p>
          For <strong>{email}</strong>. All other devices are signed out.
        </p>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <NewPasswordInput {...form.field("password")} label="New password" />
        <FormNote sentence={form.sentence} />
        <Button type="submit" size="sm" loading={form.pending}>
          Save and sign in
        </Button>
      </Stack>
    </form>
  );
}
