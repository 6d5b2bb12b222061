"use client";

import { PasswordInput, Text } from "@mantine/core";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { useActionForm } from "@/components/form/use-action-form";
import { confirmIdentityAction } from "../actions/own-account";

/** One question over whatever was pressed: the press goes on with the right password, and is given up by Cancel. */
export function ConfirmDialog({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  const form = useActionForm(confirmIdentityAction, { onDone: () => onAnswer(true) });
  return (
    <Dialog title="Confirm it's you" onClose={() => onAnswer(false)}>
      <DialogForm
        verb="Continue"
        form={form}
        onClose={() => onAnswer(false)}
        onSubmit={form.onSubmit((fields) => ({ password: fields.exact("password") }))}
      >
        <Text size="sm">
          It has been a while since you signed in. Enter your password, and we'll finish what you started.
        </Text>
        <PasswordInput
          {...form.field("password")}
          label="Your password"
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ "aria-label": "Show password", tabIndex: 0 }}
        />
      </DialogForm>
    </Dialog>
  );
}
