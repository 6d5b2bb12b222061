"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { openAction, recruiterAction, viewerAction } from "@/lib/server/action";
import { currentSession, signInWithPassword, signOut } from "@/lib/server/auth";
import { returnPath } from "@/lib/return-path";
import { Refusal } from "@/lib/errors";
import {
  acceptInvitationInput,
  addRecruiterInput,
  changePasswordInput,
  invitationIdInput,
  inviteInput,
  recruiterIdInput,
  sessionIdInput,
  setRoleInput,
  signInInput,
  signOutInput,
} from "./inputs";
import { acceptWithPassword } from "./mutations/accept-invitation";
import { addRecruiter } from "./mutations/add-recruiter";
import { changePassword } from "./mutations/change-password";
import { endSession, revokeSessions } from "./mutations/end-session";
import { inviteRecruiters } from "./mutations/invite-recruiters";
import { resendInvitation } from "./mutations/resend-invitation";
import { revokeInvitation } from "./mutations/revoke-invitation";
import { deactivate, setRole } from "./mutations/set-role";

export const signInAction = openAction(signInInput, async (_context, { email, password, next }) => {
  await signInWithPassword({ email, password });
  redirect(returnPath(next));
});

export const signOutAction = openAction(signOutInput, async (_context, { next }) => {
  await signOut();
  redirect(next === undefined ? "/login" : returnPath(next));
});

export const changePasswordAction = viewerAction(changePasswordInput, async (context, input) => {
  await changePassword(context, { ...input, keep: await presentSession() });
  revalidatePath("/settings/account");
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

export const addRecruiterAction = recruiterAction(addRecruiterInput, async (context, input) => {
  const { password } = await addRecruiter(context, input);
  revalidatePath("/settings/people");
  return { password };
});

export const inviteRecruitersAction = recruiterAction(inviteInput, async (context, input) => {
  const { done, refused } = await inviteRecruiters(context, input);
  revalidatePath("/settings/people");
  return { invited: done.length, refused: refused.map(({ sentence }) => sentence) };
});

export const resendInvitationAction = recruiterAction(invitationIdInput, async (context, input) => {
  const { address } = await resendInvitation(context, input);
  revalidatePath("/settings/people");
  return { address };
});

export const revokeInvitationAction = recruiterAction(invitationIdInput, async (context, input) => {
  const { address } = await revokeInvitation(context, input);
  revalidatePath("/settings/people");
  return { address };
});

export const acceptInvitationAction = openAction(acceptInvitationInput, async (context, { token, name, password }) => {
  const here = await currentSession();
  if (here) throw new Refusal(`You are signed in as ${here.email}. Sign out first, then accept the invitation.`);
  const { email } = await acceptWithPassword(context, { token, name, password });
  await signInWithPassword({ email, password });
  redirect("/today");
});

export const setRoleAction = recruiterAction(setRoleInput, async (context, input) => {
  await setRole(context, input);
  revalidatePath("/settings/people");
});

export const deactivateAction = recruiterAction(recruiterIdInput, async (context, input) => {
  await deactivate(context, input);
  revalidatePath("/settings/people");
});

async function presentSession(): Promise<string> {
  const session = await currentSession();
  if (!session) throw new Error("The action ran without a session.");
  return session.sessionId;
}
