"use client";

import { Button, Stack } from "@mantine/core";
import { usePathname } from "next/navigation";
import { FormNote } from "@/components/form/form-note";
import { useAction } from "@/components/form/use-action";
import { signOutAction } from "../actions/sign-in";

/** An invitation that somebody else of this browser has open: it waits until they have signed out. */
export function SignedInAs({ email, address }: { email: string; address: string }) {
  const path = usePathname();
  const signOut = useAction(signOutAction);
  return (
    <Stack gap={16}>
      <p>
        You are signed in as <strong>{email}</strong>. To create the account of {address}, sign out first.
      </p>
      <FormNote sentence={signOut.sentence} />
      <Button size="sm" loading={signOut.pending} onClick={() => signOut.run({ next: path })}>
        Sign out
      </Button>
    </Stack>
  );
}
