"use client";

import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useRef } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { askForEmailChangeAction } from "../actions/own-account";

/** Another address to sign in with: it counts once the link that is sent there was opened. */
export function EmailForm() {
  const element = useRef<HTMLFormElement>(null);
  const form = useActionForm(askForEmailChangeAction, {
    onDone: () => {
      element.current?.reset();
      showDone("A link was sent to the new address. Open it to confirm.");
    },
  });
  return (
    <form
      ref={element}
      method="post"
      noValidate
      onSubmit={form.onSubmit((fields) => ({ email: fields.text("email"), password: fields.exact("password") }))}
    >
      <Stack gap={16} maw={400}>
        <TextInput
          {...form.field("email")}
          type="email"
          label="New email"
          description="We send a link there. Your current address stays until you open it."
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordInput
          {...form.field("password")}
          label="Your password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": "Show your password", tabIndex: 0 }}
        />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Change email
          </Button>
        </div>
      </Stack>
    </form>
  );
}
