import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { once } from "@/features/operations/mutations/once";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { ChangePasswordInput } from "@/features/recruiters/inputs";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { requireSignedIn } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { passwordMatches } from "@/lib/password";
import { revokeSessions } from "./end-session";
import { guess } from "./guess";
import { hashNewPassword } from "./hash-new-password";
import { tellPasswordChanged } from "./tell-password-changed";

type Change = ChangePasswordInput & { keep: string };

/** Changes the recruiter's own password and ends their sessions on every other device. A viewer may too. */
export async function changePassword(context: Context, input: Change): Promise<void> {
  // Pressed again, what was the present password is not anymore.
  return once(context, () => change(context, input));
}

async function change(context: Context, { current, next, keep }: Change): Promise<void> {
  const { db } = context;
  const actor = requireSignedIn(context.actor);
  // Whoever has taken over a session guesses at the pace of that session, and makes no other one wait.
  const asked = { what: "change-password", account: actor.id, address: "", deviceId: keep };
  const known = await guess(context, asked, async () => {
    const [before] = await db
      .select({ passwordHash: recruiters.passwordHash, email: recruiters.email })
      .from(recruiters)
      .where(eq(recruiters.id, actor.id));
    return (await passwordMatches(before?.passwordHash, current)) && before?.passwordHash ? before : null;
  });
  if (!known) {
    await recordSecurityEvent(context, { kind: "sign_in_failed", code: "change-password", subjectId: actor.id });
    throw new Refusal("This is not your current password.", "current");
  }
  if (current === next) throw new Refusal("The new password is the same as the current one.", "next");
  const passwordHash = await hashNewPassword(context, {
    password: next,
    name: actor.name,
    email: known.email,
    field: "next",
  });
  await runOperation(context, { verb: "changePassword" }, async (inside) => {
    const [changed] = await inside.db
      .update(recruiters)
      .set({ passwordHash, passwordExpiresAt: null })
      .where(and(eq(recruiters.id, actor.id), eq(recruiters.passwordHash, known.passwordHash ?? "")))
      .returning({ id: recruiters.id });
    if (!changed)
      throw new Refusal("Your password was changed a moment ago, and not to this one. Sign in again with the new one.");
    await revokeSessions(inside, { recruiterId: actor.id, keep });
    await recordAudit(inside, { noun: "recruiters", subjectId: actor.id, fields: ["passwordHash"] });
    await recordSecurityEvent(inside, { kind: "password_changed", code: "change-password", subjectId: actor.id });
    await tellPasswordChanged(inside, actor.id);
  });
}
