"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { confirmedAction, confirmedViewerAction, recruiterAction, viewerAction } from "@/lib/server/action";
import { currentSession, requireSessionId, trueEpoch } from "@/lib/server/auth";
import { Refusal } from "@/lib/errors";
import { withPicture } from "@/lib/server/qr-picture";
import { beginIdentity } from "@/lib/server/identity";
import { deviceName } from "../rules/device";
import {
  askForEmailChangeInput,
  beginIdentityLinkInput,
  changePasswordInput,
  codeInput,
  identityIdInput,
  confirmIdentityInput,
  confirmWithPasskeyInput,
  newPasskeyInput,
  passkeyIdInput,
  recruiterIdInput,
  sessionIdInput,
  signatureInput,
} from "../inputs";
import { askForEmailChange } from "../mutations/change-email";
import { changePassword } from "../mutations/change-password";
import { confirmIdentity } from "../mutations/confirm-identity";
import { endSession, revokeSessions } from "../mutations/end-session";
import { unlinkIdentity } from "../mutations/identities";
import {
  addPasskey,
  beginPasskey,
  beginPasskeyConfirmation,
  confirmWithPasskey,
  removePasskey,
} from "../mutations/passkeys";
import { setSignature } from "../mutations/set-signature";
import { beginSecondStep, confirmSecondStep, removeSecondStep, renewRecoveryCodes } from "../mutations/second-step";

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

/** The same to link the account there to whoever is signed in here. */
export const beginIdentityLinkAction = confirmedViewerAction(beginIdentityLinkInput, async (context, { way }) => ({
  url: await beginIdentity({ way, next: "/settings/account", linksTo: context.actor.id, invitation: null }),
}));

export const unlinkIdentityAction = confirmedViewerAction(identityIdInput, async (context, input) => {
  await unlinkIdentity(context, input);
  revalidatePath("/settings/account");
  return {};
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

export const changePasswordAction = viewerAction(changePasswordInput, async (context, input) => {
  await changePassword(context, { ...input, keep: await requireSessionId() });
  revalidatePath("/settings/account");
});

export const askForEmailChangeAction = viewerAction(askForEmailChangeInput, async (context, input) => {
  await askForEmailChange(context, { ...input, sessionId: await requireSessionId() });
  return {};
});

export const endSessionAction = viewerAction(sessionIdInput, async (context, input) => {
  await endSession(context, input);
  revalidatePath("/settings/account");
});

export const endOtherSessionsAction = viewerAction(z.object({}), async (context) => {
  const ended = await revokeSessions(context, { recruiterId: context.actor.id, keep: await requireSessionId() });
  revalidatePath("/settings/account");
  return { ended };
});

/** Proves that it is still the one who signed in, for the next minutes. */
export const confirmIdentityAction = viewerAction(confirmIdentityInput, async (context, input) => {
  if ((await currentSession())?.confirmed) return {};
  if (input.password === "") throw new Refusal("Enter your password, or use another way below.", "password");
  await confirmIdentity(context, { ...input, sessionId: await requireSessionId() });
  return {};
});

/** The same by one of their passkeys. */
export const beginPasskeyConfirmationAction = viewerAction(z.object({}), async (context) =>
  beginPasskeyConfirmation(context),
);

export const confirmWithPasskeyAction = viewerAction(confirmWithPasskeyInput, async (context, input) => {
  await confirmWithPasskey(context, { ...input, sessionId: await requireSessionId() });
  return {};
});

/** Asked before a download: it does nothing but want to know that it is still the one who signed in. */
export const confirmDownloadAction = confirmedAction(z.object({}), async () => ({}));

export const setSignatureAction = recruiterAction(signatureInput, async (context, input) => {
  await setSignature(context, input);
  revalidatePath("/settings/account");
});
