"use client";

import { Button } from "@mantine/core";
import { useState, useTransition } from "react";
import { FormNote } from "@/components/form/form-note";
import { makePasskey } from "@/components/form/passkeys-of-browser";
import { answerOf, sentenceOf, useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Time } from "@/components/time";
import { addPasskeyAction, beginPasskeyAction, removePasskeyAction } from "../actions/own-account";
import styles from "./account.module.css";

type Passkey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** The recruiter's passkeys: a fingerprint, face or PIN in place of the password. */
export function PasskeyList({ passkeys, zone, now }: { passkeys: Passkey[]; zone: string; now: Date }) {
  const [pending, start] = useTransition();
  const [sentence, setSentence] = useState<string | null>(null);
  const remove = useAction(removePasskeyAction, { onDone: () => showDone("Passkey removed.") });

  function add() {
    setSentence(null);
    start(async () => {
      const begun = await answerOf(beginPasskeyAction, {});
      if (!begun.data) return setSentence(sentenceOf(begun));
      const response = await makePasskey(begun.data);
      if (!response) return setSentence("No passkey was added. This device may have one for you already.");
      const wrong = sentenceOf(await answerOf(addPasskeyAction, { response }));
      setSentence(wrong);
      if (!wrong) showDone("Passkey added. It signs you in without your password.");
      return undefined;
    });
  }
  return (
    <>
      <ul className={styles.list} aria-label="Passkeys">
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id}>
            <span className={styles.what}>{name}</span>
            <span className={styles.soft}>
              Added <Time at={createdAt} zone={zone} />
              {lastUsedAt ? (
                <>
                  , last used <Time at={lastUsedAt} zone={zone} now={now} form="relative" />
                </>
              ) : (
                ", not used yet"
              )}
            </span>
            <Button
              variant="default"
              disabled={remove.pending}
              aria-label={`Remove passkey of ${name}`}
              onClick={() => remove.run({ passkeyId: id })}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="default" mt={8} loading={pending} onClick={add}>
        Add a passkey
      </Button>
      <FormNote sentence={sentence} onAgain={add} />
    </>
  );
}
