import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { AddRecruiterInput } from "@/features/recruiters/inputs";
import { requireRole } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { hashPassword, onePassword } from "@/lib/password";

/** Adds a recruiter with a password to pass on once; only its hash is kept. */
export async function addRecruiter(
  context: Context,
  { name, email, role, zone, password = onePassword() }: AddRecruiterInput & { zone?: string; password?: string },
): Promise<{ recruiterId: string; password: string }> {
  requireRole(context.actor, "admin");
  const passwordHash = await hashPassword(password);
  return runOperation(context, { verb: "addRecruiter" }, async (inside) => {
    const { db: tx } = inside;
    const [added] = await tx
      .insert(recruiters)
      .values({ name, email, role, passwordHash, createdAt: context.now, ...(zone ? { zone } : {}) })
      .onConflictDoNothing({ target: recruiters.email })
      .returning({ id: recruiters.id });
    if (!added) throw new Refusal("There is already a recruiter with this email.", "email");
    await recordAudit(inside, { noun: "recruiters", subjectId: added.id, fields: ["name", "email", "role"] });
    return { recruiterId: added.id, password };
  });
}
