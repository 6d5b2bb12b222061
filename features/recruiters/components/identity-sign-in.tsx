"use client";

import { Button, Stack } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useAction } from "@/components/form/use-action";
import type { IdentityWay } from "@/db/vocabulary/recruiters";
import { beginIdentitySignInAction } from "../actions/sign-in";

/** Leads to an identity provider of the firm, which says who it is and leads back. */
export function IdentitySignIn({ way, name, next }: { way: IdentityWay; name: string; next: string }) {
  const begin = useAction(beginIdentitySignInAction, {
    onDone: ({ url }) => window.location.assign(url),
    onRefused: () => undefined,
  });
  const go = () => begin.run({ way, next });
  return (
    <Stack gap={8} mt={16}>
      <Button variant="default" size="sm" fullWidth loading={begin.pending} onClick={go}>
        Continue with {name}
      </Button>
      <FormNote sentence={begin.sentence} onAgain={go} />
    </Stack>
  );
}
