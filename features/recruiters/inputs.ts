import { z } from "zod";
import { roles } from "@/db/vocabulary/recruiters";
import { normalizeAddress } from "@/lib/email-address";
import { keysOf } from "@/lib/keys-of";

const email = z
  .string()
  .max(254, "Enter an email address.")
  .transform((raw, context) => {
    const address = normalizeAddress(raw);
    if (address) return address;
    context.addIssue({ code: "custom", message: raw.trim() ? "This is not an email address." : "Enter your email." });
    return z.NEVER;
  });

const newPassword = z
  .string()
  .min(12, "Use at least 12 characters: a few words are easy to remember.")
  .max(200, "Use at most 200 characters.");

export const signInInput = z.object({
  email,
  password: z.string().min(1, "Enter your password.").max(200, "Use at most 200 characters."),
  next: z.string().max(2000).optional(),
});

export const addRecruiterInput = z.object({
  name: z.string().trim().min(1, "Enter a name.").max(120),
  email,
  role: z.enum(keysOf(roles), `The role is one of ${keysOf(roles).join(", ")}.`),
});
export type AddRecruiterInput = z.infer<typeof addRecruiterInput>;

export const changePasswordInput = z.object({
  current: z.string().min(1, "Enter your current password.").max(200),
  next: newPassword,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const setRoleInput = z.object({ recruiterId: z.uuid(), role: z.enum(keysOf(roles)) });
export type SetRoleInput = z.infer<typeof setRoleInput>;

export const recruiterIdInput = z.object({ recruiterId: z.uuid() });
export const sessionIdInput = z.object({ sessionId: z.uuid() });
