import { z } from "zod";
import { identityWays, roles, waysIn } from "@/db/vocabulary/recruiters";
import { normalizeAddress } from "@/lib/email-address";
import { anyText, instant, line, lines } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { longestSessionDays } from "@/lib/session-cookie";
import { cutText } from "@/lib/text";

export const emailInput = anyText(254, "Enter an email address.").transform((raw, context) => {
  const address = normalizeAddress(raw);
  if (address) return address;
  context.addIssue({ code: "custom", message: raw.trim() ? "This is not an email address." : "Enter your email." });
  return z.NEVER;
});

export const newPassword = anyText(200, "Use at most 200 characters.").min(
  12,
  "Use at least 12 characters: a few words are easy to remember.",
);

export const signInInput = z.object({
  email: emailInput,
  password: anyText(200, "Use at most 200 characters.").min(1, "Enter your password."),
  next: anyText(2000).optional(),
});

/** So many addresses at once: a department, and no list of people that somebody bought. */
const mostInvited = 100;

/** Addresses as they are pasted: one a line or with commas between, bare or as "Dana Ruiz <dana@firm.com>". */
const addresses = lines(20_000).transform((text, context) => {
  const words = text
    .replaceAll(/"[^"\n]*"/g, " ")
    .replaceAll(/[^,;\n<>]*<([^<>]*)>/g, " $1 ")
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
  const wrong = words.filter((word) => !normalizeAddress(word));
  const right = [...new Set(words.flatMap((word) => normalizeAddress(word) ?? []))];
  const issue = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  if (wrong.length > 0)
    return issue(
      `${wrong.length === 1 ? "This is not an email address" : "These are not email addresses"}: ${namedSome(wrong)}.`,
    );
  if (right.length === 0) return issue("Enter at least one email address.");
  if (right.length > mostInvited)
    return issue(`Invite at most ${mostInvited} people at once; these are ${right.length}.`);
  return right;
});

const role = z.enum(keysOf(roles), `The role is one of ${keysOf(roles).join(", ")}.`);

/** Where to go on afterwards: the login page unless said. */
export const signOutInput = z.object({ next: anyText(2000).optional() });

export const addRecruiterInput = z.object({ name: line(120).min(1, "Enter a name."), email: emailInput, role });
export type AddRecruiterInput = z.infer<typeof addRecruiterInput>;

export const inviteInput = z.object({ addresses, role });
export type InviteInput = z.infer<typeof inviteInput>;

export const invitationIdInput = z.object({ invitationId: z.uuid() });

const acceptance = z.object({ token: anyText(200), name: line(120).min(1, "Enter your name.") });

/** Without a password where people sign in by email links. */
export const acceptInvitationInput = acceptance.extend({ password: newPassword.optional() });

export const beginAcceptWithPasskeyInput = acceptance;

export const replaceOneTimePasswordInput = z.object({ password: newPassword, next: anyText(2000).optional() });

export const askForResetInput = z.object({ email: emailInput });

export const resetPasswordInput = z.object({ token: anyText(200), password: newPassword });

export const askForEmailChangeInput = z.object({
  email: emailInput,
  password: anyText(200).min(1, "Enter your password."),
});

export const changeEmailInput = z.object({ token: anyText(200) });

/** `seen` is what the form was filled from. */
export const signatureInput = z.object({
  title: line(80),
  phone: line(60),
  seen: z.object({ title: line(80), phone: line(60) }),
});
export type SignatureInput = z.infer<typeof signatureInput>;

export const changePasswordInput = z.object({
  current: anyText(200).min(1, "Enter your current password."),
  next: newPassword,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

/** `seen` is the role that they had where it was chosen. */
export const setRoleInput = z.object({
  recruiterId: z.uuid(),
  role: z.enum(keysOf(roles)),
  seen: z.enum(keysOf(roles)),
});
export type SetRoleInput = z.infer<typeof setRoleInput>;

export const recruiterIdInput = z.object({ recruiterId: z.uuid() });
export const sessionIdInput = z.object({ sessionId: z.uuid() });

/** The first few of them, each cut to what a line holds. */
function namedSome(words: string[]): string {
  const named = words.slice(0, 5).map((word) => cutText(word, 60));
  return words.length > named.length ? `${named.join(", ")} and ${words.length - named.length} more` : named.join(", ");
}

/** Empty by whoever has signed in again meanwhile, in another tab. */
export const confirmIdentityInput = z.object({ password: anyText(200) });

const days = z
  .int("Enter a whole number of days.")
  .min(1, "Enter 1 or more.")
  .max(longestSessionDays, `Enter ${longestSessionDays} or fewer.`);

export const sessionDaysInput = z
  .object({
    idleDays: days,
    mostDays: days,
    reason: line(300).min(3, "Say why, so that others know."),
    /** When they were last changed, as the form saw it. */
    seenAt: instant().nullable(),
  })
  .refine(({ idleDays, mostDays }) => idleDays <= mostDays, {
    path: ["idleDays"],
    message: "Unused sign-ins cannot last longer than used ones.",
  });
export type SessionDaysInput = z.infer<typeof sessionDaysInput>;

export const codeInput = z.object({ code: anyText(60).min(1, "Enter the code."), next: anyText(2000).optional() });

export const secondStepRolesInput = z.object({
  roles: z.array(z.enum(keysOf(roles))).max(10),
  reason: line(300).min(3, "Say why, so that others know."),
  seenAt: instant().nullable(),
});
export type SecondStepRolesInput = z.infer<typeof secondStepRolesInput>;

const encoded = anyText(8_000);
const answered = { id: anyText(1_400), rawId: anyText(1_400), type: z.literal("public-key") };

/** What a browser answers that made a passkey: PublicKeyCredential.toJSON(). */
export const newPasskeyInput = z.object({
  response: z.object({
    ...answered,
    response: z.object({
      clientDataJSON: encoded,
      attestationObject: encoded,
      transports: z.array(anyText(40)).max(10).optional(),
    }),
  }),
});
export type NewPasskeyInput = z.infer<typeof newPasskeyInput>;

export const acceptWithPasskeyInput = acceptance.extend(newPasskeyInput.shape);

/** What it answers that signed in with one. */
const passkeyInput = z.object({
  response: z.object({
    ...answered,
    response: z.object({ clientDataJSON: encoded, authenticatorData: encoded, signature: encoded }),
  }),
});
export type PasskeyInput = z.infer<typeof passkeyInput>;
export const confirmWithPasskeyInput = passkeyInput;
export const signInPasskeyInput = passkeyInput.extend({ next: anyText(2000).optional() });

export const passkeyIdInput = z.object({ passkeyId: z.uuid() });

export const waysInInput = z.object({
  waysIn: z
    .array(z.enum(keysOf(waysIn)))
    .min(1, "Leave at least one way to sign in.")
    .max(10),
  reason: line(300).min(3, "Say why, so that others know."),
  seenAt: instant().nullable(),
});
export type WaysInInput = z.infer<typeof waysInInput>;

export const askForLinkInput = z.object({ email: emailInput });
export const signInLinkInput = z.object({ token: anyText(100) });

const identityWay = z.enum(keysOf(identityWays));
export const beginIdentitySignInInput = z.object({ way: identityWay, next: anyText(2000).optional() });
export const beginAcceptWithIdentityInput = acceptance.extend({ way: identityWay });
export const beginIdentityLinkInput = z.object({ way: identityWay });
export const identityIdInput = z.object({ identityId: z.uuid() });

/** What an identity provider sends back with the browser. Whatever else it adds is looked at by nobody. */
export const identityAnswerInput = z.object({
  state: anyText(200).optional(),
  code: anyText(4_000).optional(),
  iss: anyText(400).optional(),
  error: anyText(200).optional(),
});
export type IdentityAnswer = z.infer<typeof identityAnswerInput>;
