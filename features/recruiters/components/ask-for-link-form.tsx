"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { askForLinkAction } from "../actions/sign-in";

/** Asks for a link that signs in. The answer is the same for an address that nobody signs in with. */
export function AskForLinkForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const form = useActionForm(askForLinkAction, { onDone: () => setSentTo(typed.trim()) });
  if (sentTo)
    return (
      <output>
        If {sentTo} signs in here, an email with a link is on its way. It works once, for 10 minutes. If nothing
        arrives, look in your spam folder.
      </output>
    );
  return (
    <form method="post" noValidate onSubmit={form.onSubmit((fields) => ({ email: fields.text("email") }))}>
      <Stack gap={16}>
        <TextInput
          {...form.field("email")}
          type="email"
          label="Email"
          description="We email you a link that signs you in."
          size="sm"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FormNote sentence={form.sentence} />
        <Button type="submit" size="sm" loading={form.pending}>
          Email me a link
        </Button>
      </Stack>
    </form>
  );
}
