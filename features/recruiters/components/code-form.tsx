"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { signInCodeAction } from "../actions/sign-in";

export function CodeForm({ next }: { next: string }) {
  const form = useActionForm(signInCodeAction);
  return (
    <form method="post" noValidate onSubmit={form.onSubmit((fields) => ({ code: fields.text("code"), next }))}>
      <Stack gap={16}>
        <TextInput
          {...form.field("code")}
          label="Code"
          description="Six digits from your app, or one of your recovery codes."
          size="sm"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
        />
        <FormNote sentence={form.sentence} />
        <Button type="submit" size="sm" loading={form.pending}>
          Continue
        </Button>
      </Stack>
    </form>
  );
}
