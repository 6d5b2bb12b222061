"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { openAction, recruiterAction, viewerAction } from "@/lib/server/action";
import { currentSession, signInWithPassword, signOut } from "@/lib/server/auth";
import { returnPath } from "@/lib/return-path";
import {
  addRecruiterInput,
  changePasswordInput,
  recruiterIdInput,
  sessionIdInput,
  setRoleInput,
  signInInput,
} from "./inputs";
import { addRecruiter } from "./mutations/add-recruiter";
import { changePassword } from "./mutations/change-password";
import { endSession, revokeSessions } from "./mutations/end-session";
import { deactivate, setRole } from "./mutations/set-role";

export const signInAction = openAction(signInInput, async (_context, { email, password, next }) => {
  await signInWithPassword({ email, password });
  redirect(returnPath(next));
});

export const signOutAction = openAction(z.object({}), async () => {
  await signOut();
  redirect("/login");
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
