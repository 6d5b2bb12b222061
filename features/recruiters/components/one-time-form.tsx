"use client";

import { Button, Stack } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { replaceOneTimePasswordAction } from "../actions/sign-in";
import { NewPasswordInput } from "./new-password-input";

/** The password that takes the place of a given one. */
export function OneTimeForm({ email, next }: { email: string; next: string }) {
  const form = useActionForm(replaceOneTimePasswordAction);
  return (
    <form method="post" noValidate onSubmit={form.onSubmit((fields) => ({ password: fields.exact("password"), next }))}>
      <Stack gap={16}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <NewPasswordInput {...form.field("password")} label="New password" />
        <FormNote sentence={form.sentence} />
        <Button type="submit" size="sm" loading={form.pending}>
          Save and continue
        </Button>
      </Stack>
    </form>
  );
}
