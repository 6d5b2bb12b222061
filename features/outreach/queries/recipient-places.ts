import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { placements } from "@/db/schema/offers";
import { positions } from "@/db/schema/positions";
import { submittals } from "@/db/schema/submittals";
import { answerOwedSql } from "@/features/candidacies/queries/answer-owed";
import { counts, recordOf } from "@/features/candidacies/queries/candidacy-record";
import { inProcessUntil } from "@/features/people/rules/activity";
import { getFirm } from "@/features/settings/queries";
import { placeKey, type Recipient, type RecipientAsk } from "../rules/recipient";

type Place = { candidacy: Recipient["candidacy"]; knownToClient: boolean };

/** The candidacy of each person on the position asked about, and whether its client has seen them. */
export async function listRecipientPlaces(
  context: Context,
  asks: RecipientAsk[],
  persons: Map<string, { candidateId: string | null; zone: string }>,
) {
  const places = new Map<string, Place>();
  const positionIds = [...new Set(asks.flatMap((ask) => ask.positionId ?? []))];
  const candidateIds = [...new Set(asks.flatMap((ask) => persons.get(ask.personId)?.candidateId ?? []))];
  if (positionIds.length === 0 || candidateIds.length === 0) return places;
  const { db } = context;
  const firm = await getFirm(context);
  const wanted = await db.select().from(positions).where(inArray(positions.id, positionIds));
  const clientOf = new Map(wanted.map((position) => [position.id, position.clientId]));

  const record = recordOf(candidacies.id);
  const lastRevival = sql`coalesce((select max(v.at) from revivals r join stage_moves v on v.id = r.stage_move_id
    where r.candidacy_id = ${candidacies.id}), '-infinity')`;
  // Every candidacy of these people with the clients in question: one of them is on the position, all of them say what the client has seen.
  const rows = await db
    .select({
      id: candidacies.id,
      candidateId: candidacies.candidateId,
      positionId: candidacies.positionId,
      clientId: positions.clientId,
      saidYesAt: candidacies.saidYesAt,
      closedAt: candidacies.closedAt,
      submitted: record.submitted,
      interviewed: record.interviewed,
      firstSubmittedAt: sql<
        string | null
      >`(select min(${submittals.createdAt}) from ${submittals} where ${submittals.candidacyId} = ${candidacies.id} and ${counts.submittal(submittals.undoneAt)})`,
      active: sql<boolean>`${candidacies.closedAt} is null and (${candidacies.saidYesAt} is not null
        or exists (select from submittals s where s.candidacy_id = ${candidacies.id} and ${counts.submittal(sql`s.undone_at`)} and s.created_at > ${lastRevival})
        or exists (select from interviews i where i.candidacy_id = ${candidacies.id} and i.created_at > ${lastRevival}))`,
      answerOwed: sql<boolean>`exists (select from ${closeOuts} x where x.candidacy_id = ${candidacies.id} and ${answerOwedSql("x")})`,
      placementState: placements.state,
      startOn: placements.startOn,
      endsOn: placements.endsOn,
      endedAt: placements.endedAt,
    })
    .from(candidacies)
    .innerJoin(positions, eq(positions.id, candidacies.positionId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .leftJoin(placements, eq(placements.candidacyId, candidacies.id))
    .where(
      and(
        inArray(candidacies.candidateId, candidateIds),
        inArray(positions.clientId, [...new Set(clientOf.values())]),
        isNull(candidacies.supersededById),
      ),
    );

  for (const ask of asks) {
    const person = persons.get(ask.personId);
    if (!ask.positionId || !person?.candidateId) continue;
    const mine = rows.filter((row) => row.candidateId === person.candidateId);
    const here = mine.filter((row) => row.positionId === ask.positionId);
    const row = here[0];
    const knownToClient = mine.some(
      (one) => one.clientId === clientOf.get(ask.positionId ?? "") && (one.submitted || one.interviewed),
    );
    if (!row) {
      places.set(placeKey(ask), { candidacy: null, knownToClient });
      continue;
    }
    const presented = row.submitted || row.interviewed;
    // Whoever let us submit them has said yes to it, whether or not somebody logged the words.
    const saidYesAt = row.saidYesAt ?? (presented ? (moment(row.firstSubmittedAt) ?? context.now) : null);
    const until = inProcessUntil(
      here.map((one) => ({
        saidYesAt,
        closedAt: one.closedAt,
        placement: one.placementState
          ? { state: one.placementState, startOn: one.startOn, endsOn: one.endsOn, endedAt: one.endedAt }
          : null,
      })),
      person.zone,
      firm.contactRules,
      firm.holidays,
    );
    places.set(placeKey(ask), {
      candidacy: {
        id: row.id,
        inProcessUntil: until,
        presented,
        active: row.active,
        answerOwed: row.closedAt !== null && row.answerOwed,
      },
      knownToClient,
    });
  }
  return places;
}
