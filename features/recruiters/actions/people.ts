"use server";

import { revalidatePath } from "next/cache";
import { confirmedAction } from "@/lib/server/action";
import {
  addRecruiterInput,
  invitationIdInput,
  inviteInput,
  secondStepRolesInput,
  sessionDaysInput,
  setRoleInput,
  waysInInput,
} from "../inputs";
import { addRecruiter } from "../mutations/add-recruiter";
import { inviteRecruiters } from "../mutations/invite-recruiters";
import { resendInvitation } from "../mutations/resend-invitation";
import { revokeInvitation } from "../mutations/revoke-invitation";
import { setRole } from "../mutations/set-role";
import { setSecondStepRoles, setSessionDays, setWaysIn } from "../mutations/set-sign-in";

export const setWaysInAction = confirmedAction(waysInInput, async (context, input) => {
  await setWaysIn(context, input);
  revalidatePath("/settings/sign-in");
  return {};
});

export const setSecondStepRolesAction = confirmedAction(secondStepRolesInput, async (context, input) => {
  await setSecondStepRoles(context, input);
  revalidatePath("/settings/sign-in");
  return {};
});

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

export const setRoleAction = confirmedAction(setRoleInput, async (context, input) => {
  await setRole(context, input);
  revalidatePath("/settings/people");
});
