"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import type { IdentityWay, WayIn } from "@/db/vocabulary/recruiters";
import { acceptInvitationAction } from "../actions/accept-invitation";
import { AcceptOtherwise } from "./accept-otherwise";
import { NewPasswordInput } from "./new-password-input";

type Props = {
  token: string;
  address: string;
  waysIn: WayIn[];
  providers: { way: IdentityWay; name: string }[];
};

/** Name of whoever was invited, and how they want to sign in; then they are in. */
export function AcceptForm({ token, address, waysIn, providers }: Props) {
  const form = useActionForm(acceptInvitationAction);
  const withPassword = waysIn.includes("password");
  return (
    <form
      method="post"
      noValidate
      onSubmit={form.onSubmit((fields) => ({
        token,
        name: fields.text("name"),
        ...(withPassword && { password: fields.exact("password") }),
      }))}
    >
      <Stack gap={16}>
        <TextInput {...form.field("name")} label="Your name" size="sm" autoComplete="name" />
        <input type="hidden" name="username" autoComplete="username" value={address} readOnly />
        {withPassword ? <NewPasswordInput {...form.field("password")} label="Password" /> : null}
        <FormNote sentence={form.sentence} />
        {withPassword || waysIn.includes("link") ? (
          <Button type="submit" size="sm" loading={form.pending}>
            {withPassword ? "Create account" : "Create account and sign in by email link"}
          </Button>
        ) : null}
        <AcceptOtherwise token={token} passkey={waysIn.includes("passkey")} providers={providers} />
      </Stack>
    </form>
  );
}
