import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { revivals } from "@/db/schema/revivals";
import { candidates } from "@/db/schema/candidates";
import { openingChanges, openings, reopenings } from "@/db/schema/openings";
import { people } from "@/db/schema/people";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { personName } from "@/features/people/queries/person-name";
import { NotFound, Refusal } from "@/lib/errors";

export async function getOpening({ db, actor }: Context, openingId: string) {
  const [opening] = await db
    .select()
    .from(openings)
    .where(and(eq(openings.id, openingId), maySee(actor, openings.positionId)));
  if (!opening) throw new NotFound("opening");
  return opening;
}

/** The reopening that goes on for an opening, with who made it; null where none does. */
export async function findLiveReopening({ db, actor }: Context, openingId: string) {
  const [row] = await db
    .select({
      id: reopenings.id,
      kind: reopenings.kind,
      candidacyId: reopenings.candidacyId,
      by: reopenings.by,
      operationId: reopenings.operationId,
    })
    .from(reopenings)
    .where(
      and(
        eq(reopenings.openingId, openingId),
        isNull(reopenings.undoneAt),
        isNull(reopenings.settledAt),
        maySee(actor, reopenings.positionId),
      ),
    );
  return row ?? null;
}

/** The candidacies that a reopening brought back to the board. */
export async function listBroughtBack({ db }: Context, reopeningId: string): Promise<string[]> {
  const rows = await db
    .select({ candidacyId: revivals.candidacyId })
    .from(revivals)
    .where(eq(revivals.reopeningId, reopeningId))
    .orderBy(revivals.candidacyId);
  return rows.map(({ candidacyId }) => candidacyId);
}

/** Says to the loser of a race who has the seat and who gave it to them. */
export async function refuseForWhoFilledIt(context: Context, openingId: string): Promise<never> {
  const { db, actor } = context;
  const [opening] = await db
    .select({ state: openings.state, number: openings.number, name: sql<string | null>`${personName()}` })
    .from(openings)
    .leftJoin(candidacies, eq(candidacies.id, openings.candidacyId))
    .leftJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .leftJoin(people, eq(people.id, candidates.personId))
    .where(and(eq(openings.id, openingId), maySee(actor, openings.positionId)));
  if (!opening) throw new NotFound("opening");
  if (opening.state === "closed") throw new Refusal(`Opening ${opening.number} is closed.`);
  const [filled] = await db
    .select({ operationId: openingChanges.operationId })
    .from(openingChanges)
    .where(and(eq(openingChanges.openingId, openingId), eq(openingChanges.kind, "filled")))
    .orderBy(desc(openingChanges.at), desc(openingChanges.id))
    .limit(1);
  const { number, name } = opening;
  return refuseForWhoDid(
    context,
    filled?.operationId,
    (who, when) => `${who} filled opening ${number} with ${name ?? "another candidate"} ${when}.`,
  );
}
