"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { beginRequiredSecondStepAction, confirmRequiredSecondStepAction } from "../actions/sign-in";
import { beginSecondStepAction, confirmSecondStepAction } from "../actions/own-account";
import { RecoveryCodes } from "./recovery-codes";
import styles from "./second-step.module.css";

type Props = {
  /** By somebody who is not in yet, since their role needs it. */
  required?: boolean;
  next: string;
};
type Shown = { secret: string; picture: boolean[][] };

/** Scan, type the first code, keep the recovery codes. */
export function SecondStepSetUp({ required = false, next }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const begin = useAction(required ? beginRequiredSecondStepAction : beginSecondStepAction, { onDone: setShown });
  const form = useActionForm(required ? confirmRequiredSecondStepAction : confirmSecondStepAction, {
    onDone: (done) => setCodes(done.codes),
  });
  if (codes) return <RecoveryCodes codes={codes} next={next} />;
  if (!shown)
    return (
      <Button size={required ? "sm" : "xs"} loading={begin.pending} onClick={() => begin.run({})}>
        Set up two-step sign-in
      </Button>
    );
  return (
    <form method="post" noValidate onSubmit={form.onSubmit((fields) => ({ code: fields.text("code") }))}>
      <Stack gap={16} maw={400}>
        <p>
          Scan this with an authenticator app, such as Google Authenticator, Microsoft Authenticator or 1Password. Or
          type the key into it.
        </p>
        <Picture fields={shown.picture} />
        <code className={styles.secret}>{shown.secret.match(/.{1,4}/g)?.join(" ")}</code>
        <TextInput
          {...form.field("code")}
          label="Code that the app shows"
          size="sm"
          autoComplete="one-time-code"
          inputMode="numeric"
        />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" size="sm" loading={form.pending}>
            Turn on
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** Dark on white in either color scheme, since cameras read nothing else. */
function Picture({ fields }: { fields: boolean[][] }) {
  const dark = fields.flatMap((line, y) => line.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${fields.length} ${fields.length}`}
      role="img"
      aria-label="QR code for your authenticator app"
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#ffffff" />
      <path d={dark.join("")} fill="#000000" />
    </svg>
  );
}
