import { and, count, eq, gt, isNull } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { recruiterLinks } from "@/db/schema/recruiter-links";
import { recruiters } from "@/db/schema/recruiters";
import type { RecruiterLinkKind } from "@/db/vocabulary/recruiter-links";
import { recordAudit } from "@/features/audit/mutations";
import { linkMinutes, linkProblem, mostLinksAnHour, unknownLink } from "@/features/recruiters/rules/recruiter-link";
import { Refusal } from "@/lib/errors";
import { makeToken, tokenHash } from "@/lib/link-token";

type NewLink = { kind: RecruiterLinkKind; recruiterId: string; newEmail?: string };
const open = and(isNull(recruiterLinks.usedAt), isNull(recruiterLinks.voidedAt));

/** A new link, in the place of the one that is out; null where so many were sent that another one helps nobody. */
export async function makeLink(
  inside: OperationContext,
  { kind, recruiterId, newEmail }: NewLink,
): Promise<{ token: string; expiresAt: Date } | null> {
  const { db, now } = inside;
  // Two who ask for one account at once come one after the other.
  await db.select({ id: recruiters.id }).from(recruiters).where(eq(recruiters.id, recruiterId)).for("no key update");
  const [sent] = await db
    .select({ links: count() })
    .from(recruiterLinks)
    .where(
      and(
        eq(recruiterLinks.recruiterId, recruiterId),
        eq(recruiterLinks.kind, kind),
        gt(recruiterLinks.createdAt, new Date(now.getTime() - 3_600_000)),
      ),
    );
  if ((sent?.links ?? 0) >= mostLinksAnHour) return null;
  await voidLinks(inside, recruiterId, kind);
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + linkMinutes[kind] * 60_000);
  const [link] = await db
    .insert(recruiterLinks)
    .values({ kind, recruiterId, newEmail: newEmail ?? null, tokenHash: tokenHash(token), createdAt: now, expiresAt })
    .returning({ id: recruiterLinks.id });
  if (link) await recordAudit(inside, { noun: "recruiter_links", subjectId: link.id, fields: ["kind", "newEmail"] });
  return { token, expiresAt };
}

/** Uses a link up, for the rest of the transaction: of two who come with it one does, and the other is told. */
export async function takeLink(inside: OperationContext, { kind, token }: { kind: RecruiterLinkKind; token: string }) {
  const { db, now } = inside;
  const [found] = await db
    .select({ link: recruiterLinks, email: recruiters.email, deactivatedAt: recruiters.deactivatedAt })
    .from(recruiterLinks)
    .innerJoin(recruiters, eq(recruiters.id, recruiterLinks.recruiterId))
    .where(and(eq(recruiterLinks.tokenHash, tokenHash(token)), eq(recruiterLinks.kind, kind)))
    .for("update");
  if (!found) throw new Refusal(unknownLink);
  const { link, email, deactivatedAt } = found;
  const problem = linkProblem({ ...link, closed: deactivatedAt !== null }, now);
  if (problem) throw new Refusal(problem);
  await db.update(recruiterLinks).set({ usedAt: now }).where(eq(recruiterLinks.id, link.id));
  await recordAudit(inside, { noun: "recruiter_links", subjectId: link.id, fields: ["usedAt"] });
  return { recruiterId: link.recruiterId, email, newEmail: link.newEmail };
}

/** Ends the links that are out for an account that has changed: of one kind, or all of them. */
export async function voidLinks(inside: OperationContext, recruiterId: string, kind?: RecruiterLinkKind) {
  await inside.db
    .update(recruiterLinks)
    .set({ voidedAt: inside.now })
    .where(and(eq(recruiterLinks.recruiterId, recruiterId), open, kind && eq(recruiterLinks.kind, kind)));
}
