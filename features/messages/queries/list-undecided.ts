import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidates } from "@/db/schema/candidates";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { requireRole } from "@/features/recruiters/rules/permission";

const most = 100;
const undecided = eq(messages.state, "needs_human");

/** How many emails a person has to decide about, also beyond those that are listed. */
export async function countUndecided({ actor, db }: Context): Promise<number> {
  requireRole(actor, "admin", "manager");
  return db.$count(messages, and(undecided, maySee(actor, messages.positionId)));
}

/** Emails that Resend may or may not have taken, the oldest first: a person has to say which. */
export async function listUndecided({ actor, db }: Context) {
  requireRole(actor, "admin", "manager");
  return db
    .select({
      id: messages.id,
      firstName: people.firstName,
      lastName: people.lastName,
      candidateId: candidates.id,
      address: messages.address,
      subject: messages.subject,
      reason: messages.reason,
      firstAttemptAt: messages.firstAttemptAt,
      by: recruiters.name,
    })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.personId))
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .innerJoin(recruiters, eq(recruiters.id, messages.by))
    .where(and(undecided, maySee(actor, messages.positionId)))
    .orderBy(asc(messages.stateAt), asc(messages.id))
    .limit(most);
}
