import { and, eq, isNull, or } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { systemEmails } from "@/db/schema/system-emails";
import { roles, type Role } from "@/db/vocabulary/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import type { SetRoleInput } from "@/features/recruiters/inputs";
import { requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { cancelSystemEmails } from "@/features/system-emails/mutations/queue-system-email";
import { NotFound, Refusal } from "@/lib/errors";
import { revokeSessions } from "./end-session";

/** Gives a recruiter another role; it holds from their next request. */
export async function setRole(context: Context, { recruiterId, role, seen }: SetRoleInput): Promise<void> {
  await change(context, recruiterId, "setRole", async (inside, before) => {
    if (before.role !== seen)
      await refuseForWhoDid(
        inside,
        before.roleOperationId,
        (who, when) => `${who} made ${before.name} ${aRole(before.role)} ${when}. Look at it first.`,
      );
    if (before.role === role) return null;
    if (before.onlyAdmin) throw new Refusal(onlyAdmin);
    await inside.db
      .update(recruiters)
      .set({ role, roleOperationId: inside.operation.id })
      .where(eq(recruiters.id, recruiterId));
    await recordSecurityEvent(inside, { kind: "role_changed", code: "account", subjectId: recruiterId });
    return { before: { role: before.role }, after: { role } };
  });
}

/** Closes a recruiter's account, ends all of its sessions, and takes back what waits to be emailed to them. Their work stays under their name. */
export async function deactivate(context: Context, { recruiterId }: { recruiterId: string }): Promise<void> {
  await change(context, recruiterId, "deactivate", async (inside, before) => {
    if (before.onlyAdmin) throw new Refusal(onlyAdmin);
    await inside.db.update(recruiters).set({ deactivatedAt: context.now }).where(eq(recruiters.id, recruiterId));
    await revokeSessions(inside, { recruiterId });
    const waiting = await inside.db
      .select({ id: systemEmails.id })
      .from(systemEmails)
      .where(and(eq(systemEmails.recruiterId, recruiterId), eq(systemEmails.state, "queued")));
    const ids = waiting.map(({ id }) => id);
    await cancelSystemEmails(inside, ids, "Their account was closed");
    return { before: { deactivatedAt: null }, after: { deactivatedAt: context.now.toISOString() } };
  });
}

type Change = { before: Record<string, unknown>; after: Record<string, unknown> };
type Before = typeof recruiters.$inferSelect & { onlyAdmin: boolean };

const aRole = (role: Role) => `${role === "admin" ? "an" : "a"} ${roles[role].toLowerCase()}`;

const onlyAdmin = "This is the only admin. Make someone else an admin first.";

async function change(
  context: Context,
  recruiterId: string,
  verb: string,
  write: (inside: OperationContext, before: Before) => Promise<Change | null>,
) {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb }, async (inside) => {
    const { db: tx } = inside;
    // With the admins, and in id order, so that two who remove each other at once cannot both succeed.
    const locked = await tx
      .select()
      .from(recruiters)
      .where(and(isNull(recruiters.deactivatedAt), or(eq(recruiters.id, recruiterId), eq(recruiters.role, "admin"))))
      .orderBy(recruiters.id)
      .for("update");
    const before = locked.find(({ id }) => id === recruiterId);
    if (!before) throw new NotFound("recruiter");
    const others = locked.some(({ id, role }) => id !== recruiterId && role === "admin");
    const changed = await write(inside, { ...before, onlyAdmin: before.role === "admin" && !others });
    if (changed) await recordAudit(inside, { noun: "recruiters", subjectId: recruiterId, values: changed });
  });
}
