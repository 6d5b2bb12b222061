import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { findRecruiterLink } from "@/features/recruiters/queries";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { linkProblem, unknownLink } from "@/features/recruiters/rules/recruiter-link";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { revokeSessions } from "./end-session";
import { hashNewPassword } from "./hash-new-password";
import { takeLink } from "./recruiter-links";
import { tellPasswordChanged } from "./tell-password-changed";

/** A new password by the link in an email. It ends every session, and its owner is told. */
export async function resetPassword(
  context: Context,
  { token, password }: { token: string; password: string },
): Promise<{ recruiterId: string; email: string }> {
  requireSystem(context.actor);
  // A hash costs more than a stranger with a made-up link may ask for, so the link is first.
  const link = await findRecruiterLink(context, { kind: "password_reset", token });
  if (!link) throw new Refusal(unknownLink);
  const problem = linkProblem(link, context.now);
  if (problem) throw new Refusal(problem);
  const passwordHash = await hashNewPassword(context, { password, name: link.name, email: link.email });
  return runOperation(context, { verb: "resetPassword" }, async (inside) => {
    const { recruiterId, email } = await takeLink(inside, { kind: "password_reset", token });
    await inside.db
      .update(recruiters)
      .set({ passwordHash, passwordExpiresAt: null })
      .where(eq(recruiters.id, recruiterId));
    await revokeSessions(inside, { recruiterId });
    await recordAudit(inside, { noun: "recruiters", subjectId: recruiterId, fields: ["passwordHash"] });
    await recordSecurityEvent(inside, { kind: "password_changed", code: "reset", subjectId: recruiterId });
    await tellPasswordChanged(inside, recruiterId);
    return { recruiterId, email };
  });
}
