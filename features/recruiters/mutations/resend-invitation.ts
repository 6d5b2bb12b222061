import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { cancelSystemEmails } from "@/features/system-emails/mutations/queue-system-email";
import { sendInvitationLink } from "./invite-recruiters";
import { lockOpenInvitation } from "./revoke-invitation";

/** Two who press it within a minute mean one email. */
const apartMs = 60_000;

/** Sends an invitation once more, with a new link for seven more days; the link before it leads nowhere any more. */
export async function resendInvitation(
  context: Context,
  { invitationId }: { invitationId: string },
): Promise<{ address: string }> {
  requireRole(context.actor, "admin");
  return runOperation(context, { verb: "resendInvitation" }, async (inside) => {
    const { db, now } = inside;
    const invitation = await lockOpenInvitation(inside, invitationId);
    if (now.getTime() - invitation.sentAt.getTime() < apartMs)
      await refuseForWhoDid(
        inside,
        invitation.operationId,
        (who, when) => `${who} sent this invitation ${when}. Give it a minute to arrive.`,
      );
    await cancelSystemEmails(inside, [invitation.emailId], "A newer invitation was sent");
    const link = await sendInvitationLink(inside, invitation);
    await db
      .update(invitations)
      .set({ ...link, operationId: inside.operation.id })
      .where(eq(invitations.id, invitationId));
    await recordAudit(inside, { noun: "invitations", subjectId: invitationId, fields: ["tokenHash", "expiresAt"] });
    await recordSecurityEvent(inside, { kind: "invited", code: "resend", subjectId: invitationId });
    return { address: invitation.address };
  });
}
