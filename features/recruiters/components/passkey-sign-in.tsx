"use client";

import { Button, Stack } from "@mantine/core";
import { useState, useTransition } from "react";
import { FormNote } from "@/components/form/form-note";
import { askPasskey } from "@/components/form/passkeys-of-browser";
import { answerOf, readFrom, sentenceOf } from "@/components/form/use-action";
import { beginPasskeySignInAction, signInPasskeyAction } from "../actions/sign-in";

/** Signs in by a passkey of this browser, whoever it is of: nothing has to be typed. */
export function PasskeySignIn({ next }: { next: string }) {
  const [pending, start] = useTransition();
  const [sentence, setSentence] = useState<string | null>(null);

  function signIn() {
    setSentence(null);
    start(async () => {
      const begun = await readFrom(beginPasskeySignInAction, {});
      if (!begun.data) return setSentence(sentenceOf(begun));
      const response = await askPasskey(begun.data);
      if (!response) return setSentence("No passkey was used. Try again, or sign in another way.");
      return setSentence(sentenceOf(await answerOf(signInPasskeyAction, { response, next })));
    });
  }
  return (
    <Stack gap={8} mt={16}>
      <Button variant="default" size="sm" fullWidth loading={pending} onClick={signIn}>
        Use a passkey
      </Button>
      <FormNote sentence={sentence} onAgain={signIn} />
    </Stack>
  );
}
