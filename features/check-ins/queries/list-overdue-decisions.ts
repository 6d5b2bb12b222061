import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { recruiters } from "@/db/schema/recruiters";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { personName } from "@/features/people/queries/person-name";
import { hasPassed } from "@/features/promises/rules/decision";

/** When the client was shown this candidate, and when they last met: null where neither has happened. */
export const shownToClient = (now: Date) => ({
  submittedOn: sql<
    string | null
  >`(select max(s.submitted_on) from submittals s where s.candidacy_id = ${candidacies.id} and ${counts.submittal(sql`s.undone_at`)})`,
  interviewedAt: sql<string | null>`(select max(i.starts_at) from interviews i
    where i.candidacy_id = ${candidacies.id} and ${counts.scheduled(sql`i.state`)} and i.ends_at <= ${now.toISOString()}::timestamptz)`,
});

/**
 * The open decisions that this contact is asked about, whichever client record of theirs it is and whoever owns the
 * position, as far as the reader may see it, and whether their date has passed. The oldest first.
 */
export async function listOpenDecisions({ db, now, actor }: Context, contactId: string) {
  const own = sql`array(select k.id from contacts k join contacts named on named.person_id = k.person_id
    where named.id = ${contactId}::uuid and (k.left_at is null or k.id = named.id))`;
  const rows = await db
    .select({
      promiseId: promises.id,
      candidacyId: promises.candidacyId,
      dueOn: promises.dueOn,
      zone: promises.zone,
      setByUs: promises.setByUs,
      name: personName(),
      positionId: positions.id,
      title: positions.title,
      restricted: sql<boolean>`${positions.restrictedAt} is not null`,
      client: clients.name,
      owner: recruiters.name,
      ...shownToClient(now),
    })
    .from(promises)
    .innerJoin(positions, eq(positions.id, promises.positionId))
    .innerJoin(clients, eq(clients.id, positions.clientId))
    .innerJoin(candidacies, eq(candidacies.id, promises.candidacyId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .leftJoin(recruiters, eq(recruiters.id, positions.ownerId))
    .where(
      and(
        eq(promises.kind, "theirs"),
        eq(promises.state, "open"),
        isNull(candidacies.closedAt),
        isNull(candidacies.supersededById),
        sql`coalesce(${promises.contactId}, ${positions.contactId}) = any(${own})`,
        maySee(actor, positions.id),
      ),
    )
    .orderBy(promises.dueOn, promises.id);
  return rows.map(({ interviewedAt, ...row }) => ({
    ...row,
    passed: hasPassed(row, now),
    interviewedAt: interviewedAt === null ? null : moment(interviewedAt),
  }));
}

/** Those of them whose date has passed. */
export async function listOverdueDecisions(context: Context, contactId: string) {
  return (await listOpenDecisions(context, contactId)).filter(({ passed }) => passed);
}
export type OverdueDecision = Awaited<ReturnType<typeof listOverdueDecisions>>[number];

/** The client knows of them: whoever was neither submitted nor interviewed is no one that they can decide about. */
export const isKnownToClient = ({
  submittedOn,
  interviewedAt,
}: Pick<OverdueDecision, "submittedOn" | "interviewedAt">) => submittedOn !== null || interviewedAt !== null;
