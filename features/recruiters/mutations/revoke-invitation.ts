import { eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { byOf, requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { cancelSystemEmails } from "@/features/system-emails/mutations/queue-system-email";
import { NotFound, Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";

/** Takes an invitation back: its link leads nowhere, and its email does not leave where it has not yet. */
export async function revokeInvitation(
  context: Context,
  { invitationId }: { invitationId: string },
): Promise<{ address: string }> {
  requireRole(context.actor, "admin");
  return runOperation(context, { verb: "revokeInvitation" }, async (inside) => {
    const { actor, db, now } = inside;
    const { address, emailId } = await lockOpenInvitation(inside, invitationId);
    await cancelSystemEmails(inside, [emailId], "The invitation was revoked");
    await db
      .update(invitations)
      .set({ revokedAt: now, revokedBy: byOf(actor), operationId: inside.operation.id })
      .where(eq(invitations.id, invitationId));
    await recordAudit(inside, { noun: "invitations", subjectId: invitationId, fields: ["revokedAt"] });
    await recordSecurityEvent(inside, { kind: "invited", code: "revoke", subjectId: invitationId });
    return { address };
  });
}

/** An invitation that nobody has accepted or revoked, for the rest of the transaction; whoever lost is told to whom. */
export async function lockOpenInvitation(inside: OperationContext, invitationId: string) {
  const { db, now } = inside;
  const [invitation] = await db.select().from(invitations).where(eq(invitations.id, invitationId)).for("update");
  if (!invitation) throw new NotFound("invitation");
  const { address, acceptedAt, acceptedBy, revokedAt } = invitation;
  if (acceptedAt && acceptedBy) {
    const [joined] = await db.select({ name: recruiters.name }).from(recruiters).where(eq(recruiters.id, acceptedBy));
    throw new Refusal(`${joined?.name ?? address} accepted this invitation ${ago(acceptedAt, now)}.`);
  }
  if (revokedAt)
    await refuseForWhoDid(
      inside,
      invitation.operationId,
      (who, when) => `${who} revoked the invitation of ${address} ${when}.`,
    );
  return invitation;
}
