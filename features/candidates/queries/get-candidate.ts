import { and, asc, count, desc, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { isHidden, maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates, licenses } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { people, personActivity, personEmails, personPhones } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { suppressions } from "@/db/schema/suppressions";
import { callbacks } from "@/db/schema/touches";
import { callbackReason } from "@/features/callbacks/queries";
import { NotFound } from "@/lib/errors";

/** Everything of a profile but its timeline. A merged person leads to who took their place. */
export async function getCandidate({ db, actor }: Context, candidateId: string) {
  const [row] = await db
    .select({ candidate: candidates, person: people, activity: personActivity, ownerName: recruiters.name })
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .innerJoin(personActivity, eq(personActivity.personId, people.id))
    .leftJoin(recruiters, eq(recruiters.id, candidates.ownerId))
    .where(eq(candidates.id, candidateId));
  if (!row || row.person.erasedAt) throw new NotFound("candidate");
  const personId = row.person.id;
  const [emails, phones, held, stood, open, [unseen]] = await Promise.all([
    db
      .select({
        id: personEmails.id,
        address: personEmails.address,
        primary: personEmails.primary,
        shared: personEmails.shared,
        suppressed: sql<string | null>`(select s.reason from ${suppressions} s
          where s.address = person_emails.address and s.lifted_at is null order by s.at desc limit 1)`,
      })
      .from(personEmails)
      .where(eq(personEmails.personId, personId))
      .orderBy(desc(personEmails.primary), asc(personEmails.id)),
    db
      .select()
      .from(personPhones)
      .where(eq(personPhones.personId, personId))
      .orderBy(desc(personPhones.primary), asc(personPhones.id)),
    db
      .select({ license: licenses, verifiedByName: recruiters.name })
      .from(licenses)
      .leftJoin(recruiters, eq(recruiters.id, licenses.verifiedBy))
      .where(eq(licenses.candidateId, candidateId))
      .orderBy(asc(licenses.type), asc(licenses.state)),
    db
      .select({
        id: candidacies.id,
        positionId: positions.id,
        title: positions.title,
        client: clients.name,
        stage: candidacies.stage,
        stageAt: candidacies.stageAt,
        closedAt: candidacies.closedAt,
        runnerUp: candidacies.runnerUp,
        saidYesAt: candidacies.saidYesAt,
      })
      .from(candidacies)
      .innerJoin(positions, eq(positions.id, candidacies.positionId))
      .innerJoin(clients, eq(clients.id, positions.clientId))
      .where(
        and(
          eq(candidacies.candidateId, candidateId),
          isNull(candidacies.supersededById),
          maySee(actor, candidacies.positionId),
        ),
      )
      .orderBy(sql`${candidacies.closedAt} desc nulls first`, desc(candidacies.stageAt))
      .limit(50),
    db
      .select({ id: callbacks.id, dueAt: callbacks.dueAt, reason: callbackReason(actor), recruiter: recruiters.name })
      .from(callbacks)
      .innerJoin(recruiters, eq(recruiters.id, callbacks.recruiterId))
      .where(and(eq(callbacks.personId, personId), isNull(callbacks.settledAt), isNull(callbacks.canceledAt)))
      .orderBy(asc(callbacks.dueAt))
      .limit(20),
    db
      .select({ count: count() })
      .from(candidacies)
      .where(
        and(
          eq(candidacies.candidateId, candidateId),
          isNull(candidacies.supersededById),
          isNull(candidacies.closedAt),
          isHidden(actor, candidacies.positionId),
        ),
      ),
  ]);
  return {
    ...row,
    emails,
    phones,
    licenses: held.map(({ license, verifiedByName }) => ({ ...license, verifiedByName })),
    candidacies: stood,
    /** On how many boards they are besides, of positions that the reader may not see. */
    restricted: unseen?.count ?? 0,
    callbacks: open,
  };
}
export type CandidateProfile = Awaited<ReturnType<typeof getCandidate>>;
