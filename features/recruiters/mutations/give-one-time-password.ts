import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { oneTimeUntil } from "@/features/recruiters/rules/one-time-password";
import { requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { hashPassword, onePassword } from "@/lib/password";
import { revokeSessions } from "./end-session";
import { voidLinks } from "./recruiter-links";
import { removeSecondStep } from "./second-step";
import { allowPasswords } from "./set-sign-in";

/**
 * Lets somebody in again who is locked out: a password to pass on once, which ends every session and every link they
 * have. A second step is off, since the phone may be what was lost, and signing in by password is on.
 */
export async function giveOneTimePassword(
  context: Context,
  { email }: { email: string },
): Promise<{ name: string; password: string }> {
  requireRole(context.actor, "admin");
  const password = onePassword();
  const passwordHash = await hashPassword(password);
  return runOperation(context, { verb: "giveOneTimePassword" }, async (inside) => {
    const [given] = await inside.db
      .update(recruiters)
      .set({ passwordHash, passwordExpiresAt: oneTimeUntil(inside.now) })
      .where(and(eq(recruiters.email, email), isNull(recruiters.deactivatedAt)))
      .returning({ id: recruiters.id, name: recruiters.name });
    if (!given) throw new Refusal(`No recruiter signs in as ${email}.`);
    await revokeSessions(inside, { recruiterId: given.id });
    await voidLinks(inside, given.id);
    await removeSecondStep(inside, { recruiterId: given.id });
    await allowPasswords(inside);
    await recordAudit(inside, { noun: "recruiters", subjectId: given.id, fields: ["passwordHash"] });
    await recordSecurityEvent(inside, { kind: "password_changed", code: "one-time", subjectId: given.id });
    return { name: given.name, password };
  });
}
