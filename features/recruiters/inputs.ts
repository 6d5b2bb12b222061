import { z } from "zod";
import { roles } from "@/db/vocabulary/recruiters";
import { normalizeAddress } from "@/lib/email-address";
import { anyText, line } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

const email = anyText(254, "Enter an email address.").transform((raw, context) => {
  const address = normalizeAddress(raw);
  if (address) return address;
  context.addIssue({ code: "custom", message: raw.trim() ? "This is not an email address." : "Enter your email." });
  return z.NEVER;
});

const newPassword = anyText(200, "Use at most 200 characters.").min(
  12,
  "Use at least 12 characters: a few words are easy to remember.",
);

export const signInInput = z.object({
  email,
  password: anyText(200, "Use at most 200 characters.").min(1, "Enter your password."),
  next: anyText(2000).optional(),
});

export const addRecruiterInput = z.object({
  name: line(120).min(1, "Enter a name."),
  email,
  role: z.enum(keysOf(roles), `The role is one of ${keysOf(roles).join(", ")}.`),
});
export type AddRecruiterInput = z.infer<typeof addRecruiterInput>;

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
