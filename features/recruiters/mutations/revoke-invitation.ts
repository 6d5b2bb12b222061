import { eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { byOf, requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { cancelSystemEmails } from "@/features/system-emails/mutations/queue-system-email";
import { NotFound } from "@/lib/errors";

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
  const [invitation] = await inside.db.select().from(invitations).where(eq(invitations.id, invitationId)).for("update");
  if (!invitation) throw new NotFound("invitation");
  const { address, acceptedAt, acceptedBy, revokedAt } = invitation;
  if (acceptedAt)
    await refuseForWhoDid(
      inside,
      { by: acceptedBy, at: acceptedAt },
      (who, when) => `${who} accepted this invitation ${when}.`,
    );
  if (revokedAt)
    await refuseForWhoDid(
      inside,
      invitation.operationId,
      (who, when) => `${who} revoked the invitation of ${address} ${when}.`,
    );
  return invitation;
}
