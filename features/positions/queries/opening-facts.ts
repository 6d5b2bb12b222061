import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { openings, reopenings } from "@/db/schema/openings";
import { people } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { ago } from "@/lib/format/ago";
import { personName } from "@/features/people/queries/person-name";
import { NotFound, Refusal } from "@/lib/errors";

type Reader = Pick<Context, "db">;

export async function getOpening({ db }: Reader, openingId: string) {
  const [opening] = await db.select().from(openings).where(eq(openings.id, openingId));
  if (!opening) throw new NotFound("opening");
  return opening;
}

/** The reopening that goes on for an opening, with who made it; null where none does. */
export async function findLiveReopening({ db }: Reader, openingId: string) {
  const [row] = await db
    .select({
      id: reopenings.id,
      kind: reopenings.kind,
      candidacyId: reopenings.candidacyId,
      at: reopenings.at,
      by: reopenings.by,
      byName: recruiters.name,
    })
    .from(reopenings)
    .leftJoin(recruiters, eq(recruiters.id, reopenings.by))
    .where(and(eq(reopenings.openingId, openingId), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)));
  return row ?? null;
}

/** The candidacies that a reopening brought back to the board, as its audit row names them. */
export async function listBroughtBack({ db }: Reader, reopeningId: string): Promise<string[]> {
  const [entry] = await db
    .select({ after: auditEntries.after })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.noun, "reopenings"),
        eq(auditEntries.subjectId, reopeningId),
        eq(auditEntries.verb, "reopenOpening"),
      ),
    );
  const ids = entry?.after?.broughtBack;
  return Array.isArray(ids) ? ids.filter((one) => typeof one === "string") : [];
}

/** Says to the loser of a race who has the seat and who gave it to them. */
export async function refuseForWhoFilledIt({ db, now }: Context, openingId: string): Promise<never> {
  const [opening] = await db
    .select({
      state: openings.state,
      number: openings.number,
      filledAt: openings.filledAt,
      name: sql<string | null>`${personName()}`,
    })
    .from(openings)
    .leftJoin(candidacies, eq(candidacies.id, openings.candidacyId))
    .leftJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .leftJoin(people, eq(people.id, candidates.personId))
    .where(eq(openings.id, openingId));
  if (!opening) throw new NotFound("opening");
  if (opening.state === "closed") throw new Refusal(`Opening ${opening.number} is closed.`);
  const [filled] = await db
    .select({ by: recruiters.name })
    .from(auditEntries)
    .leftJoin(recruiters, eq(recruiters.id, auditEntries.recruiterId))
    .where(
      and(
        eq(auditEntries.noun, "openings"),
        eq(auditEntries.subjectId, openingId),
        eq(auditEntries.verb, "fillOpening"),
      ),
    )
    .orderBy(desc(auditEntries.at))
    .limit(1);
  const when = opening.filledAt ? ago(opening.filledAt, now) : "a moment ago";
  throw new Refusal(
    `${filled?.by ?? "Callback"} filled opening ${opening.number} with ${opening.name ?? "another candidate"} ${when}.`,
  );
}
