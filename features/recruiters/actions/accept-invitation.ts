"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { openAction } from "@/lib/server/action";
import { currentSession, pathAfter, signInAccepted, signInWithPassword } from "@/lib/server/auth";
import { beginIdentity } from "@/lib/server/identity";
import { Refusal } from "@/lib/errors";
import { deviceName } from "../rules/device";
import {
  acceptInvitationInput,
  acceptWithPasskeyInput,
  beginAcceptWithIdentityInput,
  beginAcceptWithPasskeyInput,
} from "../inputs";
import {
  acceptForLinks,
  acceptWithPasskey,
  acceptWithPassword,
  beginAcceptWithPasskey,
} from "../mutations/accept-invitation";

async function refuseWhereSignedIn() {
  const here = await currentSession();
  if (here) throw new Refusal(`You are signed in as ${here.email}. Sign out first, then accept the invitation.`);
}

export const acceptInvitationAction = openAction(acceptInvitationInput, async (context, { password, ...input }) => {
  await refuseWhereSignedIn();
  if (password === undefined) {
    await acceptForLinks(context, input);
    redirect("/login/link");
  }
  const { email } = await acceptWithPassword(context, { ...input, password });
  redirect(pathAfter(await signInWithPassword({ email, password }), "/today"));
});

export const beginAcceptWithPasskeyAction = openAction(beginAcceptWithPasskeyInput, async (context, input) => {
  await refuseWhereSignedIn();
  return beginAcceptWithPasskey(context, input);
});

export const acceptWithPasskeyAction = openAction(acceptWithPasskeyInput, async (context, input) => {
  await refuseWhereSignedIn();
  const device = deviceName((await headers()).get("user-agent"));
  await signInAccepted(await acceptWithPasskey(context, { ...input, device }));
  redirect("/today");
});

/** Where the browser goes to accept an invitation by an account at an identity provider. */
export const beginAcceptWithIdentityAction = openAction(
  beginAcceptWithIdentityInput,
  async (_context, { way, ...invitation }) => {
    await refuseWhereSignedIn();
    return { url: await beginIdentity({ way, next: "/today", linksTo: null, invitation }) };
  },
);
