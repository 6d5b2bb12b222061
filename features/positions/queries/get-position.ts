import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { clients, contacts } from "@/db/schema/clients";
import { openings, reopenings } from "@/db/schema/openings";
import { people } from "@/db/schema/people";
import { positionChanges, positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { positionStateChanges } from "@/db/vocabulary/positions";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";
import { countCardsByPosition, listDecisionsByPosition } from "./position-tallies";

/** A position with its client, owner and contact: what the details page shows and its form begins with. */
export async function getPosition({ db, actor }: Context, positionId: string) {
  const [row] = await db
    .select({
      position: positions,
      clientName: clients.name,
      ownerName: recruiters.name,
      contactName: sql<string | null>`(select ${personName("h")} from ${contacts} x
        join ${people} h on h.id = x.person_id where x.id = ${positions.contactId})`,
    })
    .from(positions)
    .innerJoin(clients, eq(clients.id, positions.clientId))
    .innerJoin(recruiters, eq(recruiters.id, positions.ownerId))
    .where(and(eq(positions.id, positionId), maySee(actor, positions.id)));
  if (!row) throw new NotFound("position");
  const { position, ...names } = row;
  return { ...position, ...names };
}
export type PositionDetail = Awaited<ReturnType<typeof getPosition>>;

/** What the head of each page of a position says: seats, next decision, hold, and the events it is back open by. */
export async function getPositionHead(context: Context, positionId: string) {
  const { db, actor } = context;
  const [row] = await db
    .select({
      id: positions.id,
      title: positions.title,
      reqNumber: positions.reqNumber,
      status: positions.status,
      city: positions.city,
      state: positions.state,
      zone: positions.zone,
      clientId: positions.clientId,
      clientName: clients.name,
      ownerName: recruiters.name,
      ownerId: positions.ownerId,
      openedAt: positions.openedAt,
      restrictedAt: positions.restrictedAt,
      version: positions.version,
    })
    .from(positions)
    .innerJoin(clients, eq(clients.id, positions.clientId))
    .innerJoin(recruiters, eq(recruiters.id, positions.ownerId))
    .where(and(eq(positions.id, positionId), maySee(actor, positions.id)))
    .prepare("get_position_head")
    .execute();
  if (!row) throw new NotFound("position");
  const [seats, decisions, back, [change], board] = await Promise.all([
    listSeats(context, positionId),
    listDecisionsByPosition(context, [positionId]),
    listLiveReopenings(context, positionId),
    db
      .select({ at: positionChanges.at, reason: positionChanges.reason, by: recruiters.name })
      .from(positionChanges)
      .leftJoin(recruiters, eq(recruiters.id, positionChanges.by))
      .where(and(eq(positionChanges.positionId, positionId), inArray(positionChanges.kind, [...positionStateChanges])))
      .orderBy(desc(positionChanges.at), desc(positionChanges.id))
      .limit(1)
      .prepare("last_change_of_position")
      .execute(),
    countCardsByPosition(context, [positionId]),
  ]);
  return {
    ...row,
    seats,
    decision: decisions.get(positionId) ?? null,
    backOpen: back,
    /** The last change of state, with its reason: why it is on hold or closed. */
    change: change ?? null,
    board: board.get(positionId) ?? {},
  };
}
export type PositionHead = Awaited<ReturnType<typeof getPositionHead>>;

export async function listSeats({ db, actor }: Context, positionId: string) {
  return db
    .select({
      id: openings.id,
      number: openings.number,
      state: openings.state,
      filledAt: openings.filledAt,
      candidateId: candidates.id,
      name: sql<string | null>`nullif(${personName()}, '')`,
    })
    .from(openings)
    .leftJoin(candidacies, eq(candidacies.id, openings.candidacyId))
    .leftJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .leftJoin(people, eq(people.id, candidates.personId))
    .where(and(eq(openings.positionId, positionId), maySee(actor, openings.positionId)))
    .orderBy(openings.number)
    .prepare("list_seats")
    .execute();
}

async function listLiveReopenings({ db }: Context, positionId: string) {
  const maker = alias(recruiters, "maker");
  return db
    .select({
      id: reopenings.id,
      operationId: reopenings.operationId,
      kind: reopenings.kind,
      at: reopenings.at,
      reason: reopenings.reason,
      by: maker.name,
      number: openings.number,
      name: sql<string | null>`nullif(${personName()}, '')`,
    })
    .from(reopenings)
    .innerJoin(openings, eq(openings.id, reopenings.openingId))
    .leftJoin(maker, eq(maker.id, reopenings.by))
    .leftJoin(candidacies, eq(candidacies.id, reopenings.candidacyId))
    .leftJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .leftJoin(people, eq(people.id, candidates.personId))
    .where(and(eq(reopenings.positionId, positionId), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)))
    .orderBy(desc(reopenings.at), openings.number)
    .prepare("list_live_reopenings")
    .execute();
}
