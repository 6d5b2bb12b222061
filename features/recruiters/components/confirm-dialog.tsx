"use client";

import { Anchor, Button, PasswordInput, Text } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { FormNote } from "@/components/form/form-note";
import { askPasskey } from "@/components/form/passkeys-of-browser";
import { answerOf, readFrom, sentenceOf } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { useOwnPending } from "@/components/form/use-own-pending";
import {
  beginPasskeyConfirmationAction,
  confirmIdentityAction,
  confirmWithPasskeyAction,
} from "../actions/own-account";

/** One question over whatever was pressed: the press goes on with the right proof, and is given up by Cancel. */
export function ConfirmDialog({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  const form = useActionForm(confirmIdentityAction, { onDone: () => onAnswer(true), pending: useOwnPending() });
  const [pending, start] = useOwnPending();
  const [sentence, setSentence] = useState<string | null>(null);

  function byPasskey() {
    setSentence(null);
    start(async () => {
      const begun = await readFrom(beginPasskeyConfirmationAction, {});
      if (!begun.data) return setSentence(sentenceOf(begun));
      const response = await askPasskey(begun.data);
      if (!response) return setSentence("No passkey was used. Try again, or confirm another way.");
      const wrong = sentenceOf(await answerOf(confirmWithPasskeyAction, { response }));
      if (!wrong) return onAnswer(true);
      return setSentence(wrong);
    });
  }
  return (
    <Dialog title="Confirm it's you" onClose={() => onAnswer(false)}>
      <DialogForm
        verb="Continue"
        form={form}
        onClose={() => onAnswer(false)}
        onSubmit={form.onSubmit((fields) => ({ password: fields.exact("password") }))}
      >
        <Text size="sm">
          It has been a while since you signed in. Confirm it's you, and we'll finish what you started.
        </Text>
        <PasswordInput
          {...form.field("password")}
          label="Your password"
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ "aria-label": "Show password", tabIndex: 0 }}
        />
        <Button variant="default" loading={pending} onClick={byPasskey}>
          Use a passkey
        </Button>
        <FormNote sentence={sentence} />
        <Text size="sm">
          No password?{" "}
          <Anchor href="/login?again=yes" target="_blank" underline="always">
            Sign in again in a new tab
          </Anchor>
          , then choose Continue here.
        </Text>
      </DialogForm>
    </Dialog>
  );
}
