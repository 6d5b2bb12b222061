"use client";

import { Button, Stack } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { signInLinkAction } from "../actions/sign-in";

/** The press that signs in whoever was sent the link. */
export function LinkForm({ token, email }: { token: string; email: string }) {
  const form = useActionForm(signInLinkAction);
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(() => ({ token }))}>
      <Stack gap={16}>
        <p>
          As <strong>{email}</strong>, in this browser.
        </p>
        <FormNote sentence={form.sentence} />
        <Button type="submit" size="sm" loading={form.pending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
