"use client";

import { Button } from "@mantine/core";
import { type MouseEvent, useState, useTransition } from "react";
import { FormNote } from "@/components/form/form-note";
import { makePasskey } from "@/components/form/passkeys-of-browser";
import { answerOf, readFrom, sentenceOf } from "@/components/form/use-action";
import type { IdentityWay } from "@/db/vocabulary/recruiters";
import {
  acceptWithPasskeyAction,
  beginAcceptWithIdentityAction,
  beginAcceptWithPasskeyAction,
} from "../actions/accept-invitation";

type Props = { token: string; passkey: boolean; providers: { way: IdentityWay; name: string }[] };

/** Accepts an invitation without a password: by a passkey, or by the firm's identity provider. */
export function AcceptOtherwise({ token, passkey, providers }: Props) {
  const [pending, start] = useTransition();
  const [sentence, setSentence] = useState<string | null>(null);

  const inForm = (accept: (name: string) => Promise<string | null>) => (event: MouseEvent<HTMLButtonElement>) => {
    const field = event.currentTarget.form?.elements.namedItem("name");
    const input = field instanceof HTMLInputElement ? field : null;
    setSentence(null);
    start(async () => {
      const wrong = await accept(input?.value ?? "");
      setSentence(wrong);
      if (wrong && !input?.value.trim()) input?.focus();
    });
  };

  const byPasskey = inForm(async (name) => {
    const begun = await readFrom(beginAcceptWithPasskeyAction, { token, name });
    if (!begun.data) return sentenceOf(begun);
    const response = await makePasskey(begun.data);
    if (!response) return "No passkey was made. Try again, or choose another way.";
    return sentenceOf(await answerOf(acceptWithPasskeyAction, { token, name, response }));
  });

  const byProvider = (way: IdentityWay) =>
    inForm(async (name) => {
      const begun = await answerOf(beginAcceptWithIdentityAction, { token, name, way });
      if (begun.data) window.location.assign(begun.data.url);
      return sentenceOf(begun);
    });

  return (
    <>
      {passkey ? (
        <Button variant="default" size="sm" loading={pending} onClick={byPasskey}>
          Use a passkey instead
        </Button>
      ) : null}
      {providers.map(({ way, name }) => (
        <Button key={way} variant="default" size="sm" loading={pending} onClick={byProvider(way)}>
          Continue with {name}
        </Button>
      ))}
      <FormNote sentence={sentence} />
    </>
  );
}
