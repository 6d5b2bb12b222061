"use client";

import { Button, Stack } from "@mantine/core";
import Link from "next/link";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { changeEmailAction } from "../actions/sign-in";

/** Confirms that an address is theirs: only this button changes anything. */
export function NewEmailForm({ token, email, old }: { token: string; email: string; old: string }) {
  const [changed, setChanged] = useState(false);
  const form = useActionForm(changeEmailAction, { onDone: () => setChanged(true) });
  if (changed)
    return (
      <output>
        You sign in as <strong>{email}</strong> from now on. <Link href="/settings/account">Go to your account</Link>
      </output>
    );
  return (
    <form method="post" onSubmit={form.onSubmit(() => ({ token }))}>
      <Stack gap={16}>
        <p>
          You sign in as {old} now. From now on it will be <strong>{email}</strong>, and all other devices are signed
          out.
        </p>
        <FormNote sentence={form.sentence} />
        <Button type="submit" size="sm" loading={form.pending}>
          Use this address
        </Button>
      </Stack>
    </form>
  );
}
