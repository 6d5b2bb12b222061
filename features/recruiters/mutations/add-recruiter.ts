import { createHmac } from "node:crypto";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { AddRecruiterInput } from "@/features/recruiters/inputs";
import { requireRole } from "@/features/recruiters/rules/permission";
import type { Press } from "@/lib/action-result";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { hashPassword, onePassword } from "@/lib/password";

/**
 * Adds a recruiter with a password to pass on once; only its hash is kept. What answers a second press is in the database
 * (docs/decisions/0013-operation-keys.md), so the password is not part of that: it is made anew from the operation key.
 */
export async function addRecruiter(
  context: Context,
  {
    name,
    email,
    role,
    zone,
    password = passwordFor(context.press),
  }: AddRecruiterInput & { zone?: string; password?: string },
): Promise<{ recruiterId: string; password: string }> {
  requireRole(context.actor, "admin");
  const passwordHash = await hashPassword(password);
  const added = await runOperation(context, { verb: "addRecruiter" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .insert(recruiters)
      .values({ name, email, role, passwordHash, createdAt: context.now, ...(zone ? { zone } : {}) })
      .onConflictDoNothing({ target: recruiters.email })
      .returning({ id: recruiters.id });
    if (!row) throw new Refusal("There is already a recruiter with this email.", "email");
    await recordAudit(inside, { noun: "recruiters", subjectId: row.id, fields: ["name", "email", "role"] });
    return { recruiterId: row.id };
  });
  return { ...added, password };
}

function passwordFor(press: Press | undefined) {
  if (!press) return onePassword();
  const [secret] = env().AUTH_SECRET;
  return onePassword(createHmac("sha512", secret).update(`a recruiter's first password ${press.key}`).digest());
}
