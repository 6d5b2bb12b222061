"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { NewPasswordInput } from "@/features/recruiters/components/new-password-input";
import { openInstallationAction } from "../actions";

/** Code, name, email and password of the first admin. */
export function WelcomeForm() {
  const form = useActionForm(openInstallationAction);
  return (
    <form
      method="post"
      noValidate
      onSubmit={form.onSubmit((fields) => ({
        code: fields.text("code"),
        name: fields.text("name"),
        email: fields.text("email"),
        password: fields.exact("password"),
      }))}
    >
      <Stack gap={16}>
        <TextInput
          {...form.field("code")}
          label="Code"
          size="sm"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput {...form.field("name")} label="Your name" size="sm" autoComplete="name" />
        <TextInput
          {...form.field("email")}
          type="email"
          label="Email"
          size="sm"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <NewPasswordInput {...form.field("password")} label="Password" />
        <FormNote sentence={form.sentence} />
        <Button type="submit" size="sm" loading={form.pending}>
          Create admin account
        </Button>
      </Stack>
    </form>
  );
}
