"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { openAction } from "@/lib/server/action";
import {
  beginRequiredSecondStep,
  confirmRequiredSecondStep,
  currentSession,
  requireSessionId,
  pathAfter,
  recruiterWithGivenPassword,
  signInByPasskey,
  signInWithLink,
  signInWithPassword,
  signInWithSecondStep,
  signOut,
} from "@/lib/server/auth";
import { withPicture } from "@/lib/server/qr-picture";
import { beginIdentity } from "@/lib/server/identity";
import { clientAddress } from "@/lib/server/client-address";
import { returnPath } from "@/lib/return-path";
import { Refusal } from "@/lib/errors";
import { signedOut } from "@/lib/signed-out";
import {
  askForLinkInput,
  askForResetInput,
  beginIdentitySignInInput,
  changeEmailInput,
  codeInput,
  replaceOneTimePasswordInput,
  resetPasswordInput,
  signInInput,
  signInLinkInput,
  signInPasskeyInput,
  signOutInput,
} from "../inputs";
import { askForReset } from "../mutations/ask-for-reset";
import { changeEmail } from "../mutations/change-email";
import { resetPassword } from "../mutations/reset-password";
import { replaceOneTimePassword } from "../mutations/replace-one-time-password";
import { beginPasskeySignIn } from "../mutations/passkeys";
import { askForLink } from "../mutations/sign-in-by-link";

export const signInAction = openAction(signInInput, async (_context, { email, password, next }) => {
  const step = await signInWithPassword({ email, password });
  redirect(pathAfter(step, returnPath(next)));
});

/** The second step: a code of the app, or a recovery code. */
export const signInCodeAction = openAction(codeInput, async (_context, { code, next }) => {
  await signInWithSecondStep(code);
  redirect(returnPath(next));
});

export const askForLinkAction = openAction(askForLinkInput, async (context, { email }) => {
  await askForLink(context, { email, address: clientAddress(await headers()) });
  return {};
});

export const signInLinkAction = openAction(signInLinkInput, async (_context, { token }) => {
  redirect(pathAfter(await signInWithLink(token), "/today"));
});

/** What the browser asks its passkeys with. */
export const beginPasskeySignInAction = openAction(z.object({}), async (context) => beginPasskeySignIn(context));

export const signInPasskeyAction = openAction(signInPasskeyInput, async (_context, { next, ...input }) => {
  await signInByPasskey(input);
  redirect(returnPath(next));
});

/** Where the browser goes to sign in at an identity provider. */
export const beginIdentitySignInAction = openAction(beginIdentitySignInInput, async (_context, { way, next }) => ({
  url: await beginIdentity({ way, next: returnPath(next), linksTo: null, invitation: null }),
}));

/** Of somebody who must have a second step and has given the password: what their app needs, to be scanned. */
export const beginRequiredSecondStepAction = openAction(z.object({}), async () => {
  return withPicture(await beginRequiredSecondStep());
});

export const confirmRequiredSecondStepAction = openAction(codeInput, async (_context, { code }) => {
  return { codes: await confirmRequiredSecondStep(code) };
});

export const signOutAction = openAction(signOutInput, async (_context, { next }) => {
  await signOut();
  redirect(next === undefined ? "/login" : returnPath(next));
});

/** The one verb of a session that began with a password somebody gave: nothing else knows that session yet. */
export const replaceOneTimePasswordAction = openAction(
  replaceOneTimePasswordInput,
  async (context, { password, next }) => {
    const actor = await recruiterWithGivenPassword();
    if (!actor) throw new Refusal(signedOut);
    await replaceOneTimePassword({ ...context, actor }, { next: password, keep: await requireSessionId() });
    redirect(returnPath(next));
  },
);

export const askForResetAction = openAction(askForResetInput, async (context, { email }) => {
  await askForReset(context, { email, address: clientAddress(await headers()) });
  return {};
});

export const resetPasswordAction = openAction(resetPasswordInput, async (context, { token, password }) => {
  const { email } = await resetPassword(context, { token, password });
  redirect(pathAfter(await signInWithPassword({ email, password }), "/today"));
});

export const changeEmailAction = openAction(changeEmailInput, async (context, { token }) => {
  const { email } = await changeEmail(context, { token, keep: (await currentSession())?.sessionId });
  return { email };
});
