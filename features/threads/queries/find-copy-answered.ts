import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { replyCopies } from "@/db/schema/threads";
import { normalizeAddress } from "@/lib/email-address";
import { bareAddress, localPart } from "../rules/addresses";

export type CopyAnswered = { replyId: string; recruiterId: string; email: string };

/**
 * The copy of a reply that an email answers: it went to that copy's own address, and comes from the recruiter who got
 * it. Null for everything else, so that whoever learns the address still speaks for nobody.
 */
export async function findCopyAnswered(
  { db }: Context,
  email: { from: string; to: string[] },
): Promise<CopyAnswered | null> {
  const from = normalizeAddress(bareAddress(email.from));
  if (!from) return null;
  const [copy] = await db
    .select({ replyId: replyCopies.replyId, recruiterId: replyCopies.recruiterId, email: recruiters.email })
    .from(replyCopies)
    .innerJoin(recruiters, eq(recruiters.id, replyCopies.recruiterId))
    .where(
      and(
        inArray(replyCopies.token, email.to.map(localPart)),
        eq(recruiters.email, from),
        isNull(recruiters.deactivatedAt),
      ),
    );
  return copy ?? null;
}
