import { createHmac } from "node:crypto";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { AddRecruiterInput } from "@/features/recruiters/inputs";
import { oneTimeUntil } from "@/features/recruiters/rules/one-time-password";
import { requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import type { Press } from "@/lib/action-result";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { hashPassword, onePassword } from "@/lib/password";

/**
 * Adds a recruiter with a password to pass on once, which has to be replaced at the first sign-in; only its hash is kept.
 * A `password` that is given is one that they chose. What answers a second press is in the database
 * (docs/decisions/0013-operation-keys.md), so the password is not part of that: it is made anew from the operation key.
 */
export async function addRecruiter(
  context: Context,
  { name, email, role, zone, password: chosen }: AddRecruiterInput & { zone?: string; password?: string },
): Promise<{ recruiterId: string; password: string }> {
  requireRole(context.actor, "admin");
  const password = chosen ?? passwordFor(context.press);
  const passwordExpiresAt = chosen ? null : oneTimeUntil(context.now);
  const passwordHash = await hashPassword(password);
  const added = await runOperation(context, { verb: "addRecruiter" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .insert(recruiters)
      .values({ name, email, role, passwordHash, passwordExpiresAt, createdAt: context.now, ...(zone ? { zone } : {}) })
      .onConflictDoNothing({ target: recruiters.email })
      .returning({ id: recruiters.id });
    if (!row) throw new Refusal("There is already a recruiter with this email.", "email");
    await recordAudit(inside, { noun: "recruiters", subjectId: row.id, fields: ["name", "email", "role"] });
    // Somebody let somebody in. A password that they chose comes from a door of its own, which tells it.
    if (!chosen) await recordSecurityEvent(inside, { kind: "account_opened", code: "added", subjectId: row.id });
    return { recruiterId: row.id };
  });
  return { ...added, password };
}

function passwordFor(press: Press | undefined) {
  if (!press) return onePassword();
  const [secret] = env().AUTH_SECRET;
  return onePassword(createHmac("sha512", secret).update(`a recruiter's first password ${press.key}`).digest());
}
