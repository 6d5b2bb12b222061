import { and, eq, inArray, lt, notExists, or } from "drizzle-orm";
import type { Context } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recruiterLinks } from "@/db/schema/recruiter-links";
import { systemEmails } from "@/db/schema/system-emails";
import { requireSystem } from "@/features/recruiters/rules/permission";

/** Long enough that whoever comes with an old link is told what became of it. */
const linkDays = 30;
const answeredDays = 180;
const emailDays = 180;

/**
 * Takes away links that are over, invitations that were answered or revoked long ago, and old emails to recruiters; an
 * invitation that is open keeps its email. Returns how many.
 */
export async function deleteOldLinks({ actor, now, db }: Context): Promise<number> {
  requireSystem(actor);
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const links = await db
    .delete(recruiterLinks)
    .where(lt(recruiterLinks.expiresAt, before(linkDays)))
    .returning({ id: recruiterLinks.id });
  const answered = await db
    .delete(invitations)
    .where(or(lt(invitations.acceptedAt, before(answeredDays)), lt(invitations.revokedAt, before(answeredDays))))
    .returning({ id: invitations.id });
  const named = db.select().from(invitations).where(eq(invitations.emailId, systemEmails.id));
  const emails = await db
    .delete(systemEmails)
    .where(
      and(
        lt(systemEmails.stateAt, before(emailDays)),
        inArray(systemEmails.state, ["accepted", "bounced", "failed", "canceled"]),
        notExists(named),
      ),
    )
    .returning({ id: systemEmails.id });
  return links.length + answered.length + emails.length;
}
