"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { encode } from "uqr";
import { z } from "zod";
import { confirmedAction, confirmedViewerAction, openAction, viewerAction } from "@/lib/server/action";
import {
  beginRequiredSecondStep,
  confirmRequiredSecondStep,
  currentSession,
  pathAfter,
  recruiterWithGivenPassword,
  signInByPasskey,
  signInWithLink,
  signInWithPassword,
  signInWithSecondStep,
  signOut,
  trueEpoch,
} from "@/lib/server/auth";
import { beginIdentity } from "@/lib/server/identity";
import { clientAddress } from "@/lib/server/client-address";
import { returnPath } from "@/lib/return-path";
import { Refusal } from "@/lib/errors";
import { deviceName } from "./rules/device";
import { signedOut } from "@/lib/signed-out";
import {
  acceptInvitationInput,
  addRecruiterInput,
  askForEmailChangeInput,
  askForLinkInput,
  askForResetInput,
  beginIdentityLinkInput,
  beginIdentitySignInInput,
  changeEmailInput,
  changePasswordInput,
  codeInput,
  identityIdInput,
  invitationIdInput,
  inviteInput,
  confirmIdentityInput,
  newPasskeyInput,
  passkeyIdInput,
  recruiterIdInput,
  secondStepRolesInput,
  sessionDaysInput,
  replaceOneTimePasswordInput,
  resetPasswordInput,
  sessionIdInput,
  setRoleInput,
  signInInput,
  signInLinkInput,
  signInPasskeyInput,
  waysInInput,
  signOutInput,
} from "./inputs";
import { acceptWithPassword } from "./mutations/accept-invitation";
import { addRecruiter } from "./mutations/add-recruiter";
import { askForReset } from "./mutations/ask-for-reset";
import { askForEmailChange, changeEmail } from "./mutations/change-email";
import { changePassword } from "./mutations/change-password";
import { confirmIdentity } from "./mutations/confirm-identity";
import { endSession, revokeSessions } from "./mutations/end-session";
import { unlinkIdentity } from "./mutations/identities";
import { inviteRecruiters } from "./mutations/invite-recruiters";
import { resendInvitation } from "./mutations/resend-invitation";
import { resetPassword } from "./mutations/reset-password";
import { revokeInvitation } from "./mutations/revoke-invitation";
import { replaceOneTimePassword } from "./mutations/replace-one-time-password";
import { setRole } from "./mutations/set-role";
import { addPasskey, beginPasskey, beginPasskeySignIn, removePasskey } from "./mutations/passkeys";
import { beginSecondStep, confirmSecondStep, removeSecondStep, renewRecoveryCodes } from "./mutations/second-step";
import { askForLink } from "./mutations/sign-in-by-link";
import { setSecondStepRoles, setSessionDays, setWaysIn } from "./mutations/set-sign-in";

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

export const beginPasskeyAction = confirmedViewerAction(z.object({}), async (context) =>
  beginPasskey(context, { recruiterId: context.actor.id }),
);

export const addPasskeyAction = confirmedViewerAction(newPasskeyInput, async (context, input) => {
  const name = deviceName((await headers()).get("user-agent"));
  await addPasskey(context, { ...input, name, recruiterId: context.actor.id });
  revalidatePath("/settings/account");
  return {};
});

export const removePasskeyAction = confirmedViewerAction(passkeyIdInput, async (context, input) => {
  await removePasskey(context, input);
  revalidatePath("/settings/account");
  return {};
});

/** Where the browser goes to sign in at an identity provider. */
export const beginIdentitySignInAction = openAction(beginIdentitySignInInput, async (_context, { way, next }) => ({
  url: await beginIdentity({ way, next: returnPath(next), linksTo: null }),
}));

/** The same to link the account there to whoever is signed in here. */
export const beginIdentityLinkAction = confirmedViewerAction(beginIdentityLinkInput, async (context, { way }) => ({
  url: await beginIdentity({ way, next: "/settings/account", linksTo: context.actor.id }),
}));

export const unlinkIdentityAction = confirmedViewerAction(identityIdInput, async (context, input) => {
  await unlinkIdentity(context, input);
  revalidatePath("/settings/account");
  return {};
});

export const setWaysInAction = confirmedAction(waysInInput, async (context, input) => {
  await setWaysIn(context, input);
  revalidatePath("/settings/sign-in");
  return {};
});

/** Of somebody who must have a second step and has given the password: what their app needs, to be scanned. */
export const beginRequiredSecondStepAction = openAction(z.object({}), async () => {
  return withPicture(await beginRequiredSecondStep());
});

export const confirmRequiredSecondStepAction = openAction(codeInput, async (_context, { code }) => {
  return { codes: await confirmRequiredSecondStep(code) };
});

export const beginSecondStepAction = confirmedViewerAction(z.object({}), async (context) => {
  return withPicture(await beginSecondStep(context, { recruiterId: context.actor.id }));
});

export const confirmSecondStepAction = viewerAction(codeInput, async (context, { code }) => {
  const codes = await confirmSecondStep(context, { recruiterId: context.actor.id, code, epoch: trueEpoch() });
  return { codes };
});

export const renewRecoveryCodesAction = confirmedViewerAction(z.object({}), async (context) => {
  return { codes: await renewRecoveryCodes(context, { recruiterId: context.actor.id }) };
});

export const removeSecondStepAction = confirmedViewerAction(recruiterIdInput, async (context, input) => {
  await removeSecondStep(context, input);
  revalidatePath("/settings", "layout");
  return {};
});

export const setSecondStepRolesAction = confirmedAction(secondStepRolesInput, async (context, input) => {
  await setSecondStepRoles(context, input);
  revalidatePath("/settings/sign-in");
  return {};
});

export const signOutAction = openAction(signOutInput, async (_context, { next }) => {
  await signOut();
  redirect(next === undefined ? "/login" : returnPath(next));
});

export const changePasswordAction = viewerAction(changePasswordInput, async (context, input) => {
  await changePassword(context, { ...input, keep: await presentSession() });
  revalidatePath("/settings/account");
});

/** The one verb of a session that began with a password somebody gave: nothing else knows that session yet. */
export const replaceOneTimePasswordAction = openAction(
  replaceOneTimePasswordInput,
  async (context, { password, next }) => {
    const actor = await recruiterWithGivenPassword();
    if (!actor) throw new Refusal(signedOut);
    await replaceOneTimePassword({ ...context, actor }, { next: password, keep: await presentSession() });
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

export const askForEmailChangeAction = viewerAction(askForEmailChangeInput, async (context, input) => {
  await askForEmailChange(context, { ...input, sessionId: await presentSession() });
  return {};
});

export const changeEmailAction = openAction(changeEmailInput, async (context, { token }) => {
  const { email } = await changeEmail(context, { token, keep: (await currentSession())?.sessionId });
  return { email };
});

export const endSessionAction = viewerAction(sessionIdInput, async (context, input) => {
  await endSession(context, input);
  revalidatePath("/settings/account");
});

export const endOtherSessionsAction = viewerAction(z.object({}), async (context) => {
  const ended = await revokeSessions(context, { recruiterId: context.actor.id, keep: await presentSession() });
  revalidatePath("/settings/account");
  return { ended };
});

/** Proves that it is still the one who signed in, for the next minutes. */
export const confirmIdentityAction = viewerAction(confirmIdentityInput, async (context, input) => {
  await confirmIdentity(context, { ...input, sessionId: await presentSession() });
  return {};
});

/** Asked before a download: it does nothing but want to know that it is still the one who signed in. */
export const confirmDownloadAction = confirmedAction(z.object({}), async () => ({}));

export const setSessionDaysAction = confirmedAction(sessionDaysInput, async (context, input) => {
  await setSessionDays(context, input);
  revalidatePath("/settings/sign-in");
  return {};
});

export const addRecruiterAction = confirmedAction(addRecruiterInput, async (context, input) => {
  const { password } = await addRecruiter(context, input);
  revalidatePath("/settings/people");
  return { password };
});

export const inviteRecruitersAction = confirmedAction(inviteInput, async (context, input) => {
  const { done, refused } = await inviteRecruiters(context, input);
  revalidatePath("/settings/people");
  return { invited: done.length, refused: refused.map(({ sentence }) => sentence) };
});

export const resendInvitationAction = confirmedAction(invitationIdInput, async (context, input) => {
  const { address } = await resendInvitation(context, input);
  revalidatePath("/settings/people");
  return { address };
});

export const revokeInvitationAction = confirmedAction(invitationIdInput, async (context, input) => {
  const { address } = await revokeInvitation(context, input);
  revalidatePath("/settings/people");
  return { address };
});

export const acceptInvitationAction = openAction(acceptInvitationInput, async (context, { token, name, password }) => {
  const here = await currentSession();
  if (here) throw new Refusal(`You are signed in as ${here.email}. Sign out first, then accept the invitation.`);
  const { email } = await acceptWithPassword(context, { token, name, password });
  redirect(pathAfter(await signInWithPassword({ email, password }), "/today"));
});

export const setRoleAction = confirmedAction(setRoleInput, async (context, input) => {
  await setRole(context, input);
  revalidatePath("/settings/people");
});

async function presentSession(): Promise<string> {
  const session = await currentSession();
  if (!session) throw new Error("The action ran without a session.");
  return session.sessionId;
}

/** The secret as somebody types it, and as a picture to scan: the dark fields of each line. */
function withPicture({ secret, uri }: { secret: string; uri: string }) {
  return { secret, picture: encode(uri, { ecc: "M", border: 2 }).data };
}
