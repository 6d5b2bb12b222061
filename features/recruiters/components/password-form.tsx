"use client";

import { Button, PasswordInput, Stack } from "@mantine/core";
import { useRef } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { changePasswordAction } from "../actions/own-account";

const eye = { "aria-label": "Show password", tabIndex: 0 };

export function PasswordForm() {
  const element = useRef<HTMLFormElement>(null);
  const form = useActionForm(changePasswordAction, {
    onDone: () => {
      element.current?.reset();
      showDone("Password changed. Your other devices are signed out.");
    },
  });
  return (
    <form
      ref={element}
      method="post"
      onSubmit={form.onSubmit((fields) => ({ current: fields.exact("current"), next: fields.exact("next") }))}
    >
      <Stack gap={16} maw={400}>
        <PasswordInput
          {...form.field("current")}
          label="Current password"
          autoComplete="current-password"
          visibilityToggleButtonProps={eye}
        />
        <PasswordInput
          {...form.field("next")}
          label="New password"
          description="At least 12 characters. A few words are easy to remember."
          autoComplete="new-password"
          visibilityToggleButtonProps={eye}
        />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Change password
          </Button>
        </div>
      </Stack>
    </form>
  );
}
