import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { offers } from "@/db/schema/offers";
import { inWords } from "@/db/schema/columns";
import { openings } from "@/db/schema/openings";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { liveOfferStates } from "@/db/vocabulary/offers";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";

/** An offer with whose it is and what its position promises. */
export async function getOffer({ db, actor }: Context, offerId: string) {
  const [row] = await db
    .select({
      offer: offers,
      personId: candidates.personId,
      name: personName(),
      positionId: positions.id,
      term: positions.term,
      guaranteeDays: positions.guaranteeDays,
      zone: positions.zone,
    })
    .from(offers)
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .innerJoin(positions, eq(positions.id, candidacies.positionId))
    .where(and(eq(offers.id, offerId), maySee(actor, positions.id)));
  if (!row) throw new NotFound("offer");
  const { offer, ...rest } = row;
  return { ...offer, ...rest };
}

/** Says to the loser of a race what the answer was, and who noted it. */
export async function refuseForAnsweredOffer(context: Context, offerId: string): Promise<never> {
  const offer = await getOffer(context, offerId);
  return refuseForWhoDid(context, offer.answerOperationId ?? offer.operationId, (who, when) => {
    if (offer.state === "accepted") return `${who} recorded ${when} that ${offer.name} accepted.`;
    if (offer.state === "declined") return `${who} recorded ${when} that ${offer.name} declined.`;
    if (offer.state === "withdrawn") return `${who} withdrew this offer ${when}.`;
    return `${who} changed this offer ${when}.`;
  });
}

/** Open openings of a position with no offer out on them, lowest number first. */
export async function listFreeOpenings({ db, actor }: Context, positionId: string) {
  return db
    .select({ id: openings.id, number: openings.number })
    .from(openings)
    .where(
      and(
        eq(openings.positionId, positionId),
        maySee(actor, openings.positionId),
        eq(openings.state, "open"),
        sql`not exists (select from offers o where o.opening_id = ${openings.id} and ${inWords(sql`o.state`, liveOfferStates)})`,
      ),
    )
    .orderBy(openings.number);
}

/** The offer that rules out another one for the candidacy or for the seat. */
export async function findLiveOffer({ db, actor }: Context, candidacyId: string, openingId: string) {
  const [row] = await db
    .select({
      candidacyId: offers.candidacyId,
      openingNumber: openings.number,
      name: personName(),
      operationId: offers.operationId,
    })
    .from(offers)
    .innerJoin(openings, eq(openings.id, offers.openingId))
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(
      and(
        inArray(offers.state, liveOfferStates),
        maySee(actor, openings.positionId),
        or(eq(offers.candidacyId, candidacyId), eq(offers.openingId, openingId)),
      ),
    )
    .orderBy(sql`${offers.candidacyId} = ${candidacyId} desc`)
    .limit(1);
  return row ?? null;
}
