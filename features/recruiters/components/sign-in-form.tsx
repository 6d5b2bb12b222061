"use client";

import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { signInAction } from "@/features/recruiters/actions/sign-in";

export function SignInForm({ next }: { next: string }) {
  const form = useActionForm(signInAction);
  return (
    // Posted where the page has not come to life yet: a GET would put the password into the address.
    <form
      method="post"
      noValidate
      onSubmit={form.onSubmit((fields) => ({ email: fields.text("email"), password: fields.exact("password"), next }))}
    >
      <Stack gap={16}>
        <TextInput
          {...form.field("email")}
          type="email"
          label="Email"
          size="sm"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordInput
          {...form.field("password")}
          label="Password"
          size="sm"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": "Show password", tabIndex: 0 }}
        />
        <FormNote sentence={form.sentence} />
        <Button type="submit" size="sm" loading={form.pending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
