import { and, eq, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recruiters } from "@/db/schema/recruiters";
import type { Role } from "@/db/vocabulary/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { eachRow } from "@/features/operations/mutations/each-row";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import type { BulkReport } from "@/features/operations/rules";
import type { InviteInput } from "@/features/recruiters/inputs";
import { invitationDays } from "@/features/recruiters/rules/invitation";
import { byOf, requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { queueSystemEmail } from "@/features/system-emails/mutations/queue-system-email";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { makeToken, tokenHash } from "@/lib/link-token";
import { uuidv7 } from "@/lib/uuid";

/** Invites each address with a role, by an email with a link. Who is in or invited already is in the report. */
export async function inviteRecruiters(
  context: Context,
  { addresses, role }: InviteInput,
): Promise<BulkReport<{ address: string }>> {
  requireRole(context.actor, "admin");
  return runOperation(context, { verb: "inviteRecruiters" }, async (inside) => {
    const report = await eachRow(
      inside,
      addresses,
      (address) => address,
      async (savepoint, address) => invite(savepoint, address, role),
    );
    const { length: times } = report.done;
    if (times > 0) await recordSecurityEvent(inside, { kind: "invited", code: "invite", times });
    return report;
  });
}

async function invite(inside: OperationContext, address: string, role: Role) {
  const { actor, db, now } = inside;
  const [known] = await db
    .select({ name: recruiters.name })
    .from(recruiters)
    .where(and(eq(recruiters.email, address), isNull(recruiters.deactivatedAt)));
  if (known) throw new Refusal(`${address} already signs in here (${known.name}).`);
  const id = uuidv7(now);
  const link = await sendInvitationLink(inside, { address, role });
  const [row] = await db
    .insert(invitations)
    .values({ id, address, role, invitedBy: byOf(actor), invitedAt: now, ...link, operationId: inside.operation.id })
    .onConflictDoNothing()
    .returning({ id: invitations.id });
  if (!row) await refuseTwice(inside, address);
  await recordAudit(inside, { noun: "invitations", subjectId: id, fields: ["address", "role"] });
  return { address };
}

async function refuseTwice(inside: OperationContext, address: string) {
  const [open] = await inside.db
    .select({ operationId: invitations.operationId })
    .from(invitations)
    .where(and(eq(invitations.address, address), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)));
  await refuseForWhoDid(
    inside,
    open?.operationId,
    (who, when) => `${who} invited ${address} ${when}. Send that invitation again instead.`,
  );
}

/** A new link in a new email, and what the invitation keeps of it. */
export async function sendInvitationLink(inside: OperationContext, { address, role }: { address: string; role: Role }) {
  const { actor, db, now } = inside;
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  const [inviter] =
    actor.kind === "recruiter"
      ? await db.select({ email: recruiters.email }).from(recruiters).where(eq(recruiters.id, actor.id))
      : [];
  const invitedBy = actor.kind === "recruiter" ? actor.name : null;
  const url = `${env().APP_URL}/invite/${token}`;
  const email = await queueSystemEmail(
    inside,
    { kind: "invitation", url, role, invitedBy, expiresAt },
    { address, recruiterId: null, replyTo: inviter?.email },
  );
  return { tokenHash: tokenHash(token), sentAt: now, expiresAt, emailId: email.id };
}
