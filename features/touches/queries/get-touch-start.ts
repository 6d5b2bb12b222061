import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { people, personPhones } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { callbacks } from "@/db/schema/touches";
import { callbackReason } from "@/features/callbacks/queries";
import { callbackChoices, quickCallback } from "@/features/callbacks/rules";
import { getFirm } from "@/features/settings/queries";
import { wallClockIn } from "@/lib/calendar";
import { keysOf } from "@/lib/keys-of";
import { NotFound } from "@/lib/errors";

/** What the log panel starts from: numbers, what the talk may be about, open callbacks, and the quick choices for the next. */
export async function getTouchStart(context: Context, personId: string) {
  const { db, now, actor } = context;
  const zone = actor.kind === "recruiter" ? actor.zone : "UTC";
  const [[person], phones, about, open, firm] = await Promise.all([
    db
      .select({ firstName: people.firstName, lastName: people.lastName, zone: people.zone })
      .from(people)
      .where(eq(people.id, personId)),
    db
      .select({
        id: personPhones.id,
        raw: personPhones.raw,
        e164: personPhones.e164,
        kind: personPhones.kind,
        wrongAt: personPhones.wrongAt,
      })
      .from(personPhones)
      .where(eq(personPhones.personId, personId))
      .orderBy(desc(personPhones.primary), asc(personPhones.id)),
    db
      .select({
        candidacyId: candidacies.id,
        positionId: positions.id,
        title: positions.title,
        client: clients.name,
        stage: candidacies.stage,
        saidYes: sql<boolean>`${candidacies.saidYesAt} is not null`,
        closed: sql<boolean>`${candidacies.closedAt} is not null`,
        untold: sql<boolean>`exists (select from ${closeOuts} o where o.candidacy_id = ${candidacies.id} and o.told_at is null and o.undone_at is null)`,
      })
      .from(candidacies)
      .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
      .innerJoin(positions, eq(positions.id, candidacies.positionId))
      .innerJoin(clients, eq(clients.id, positions.clientId))
      .where(and(eq(candidates.personId, personId), isNull(candidacies.supersededById), maySee(actor, positions.id)))
      .orderBy(sql`${candidacies.closedAt} desc nulls first`, desc(candidacies.stageAt))
      .limit(20),
    db
      .select({ id: callbacks.id, dueAt: callbacks.dueAt, reason: callbackReason(actor) })
      .from(callbacks)
      .where(and(eq(callbacks.personId, personId), isNull(callbacks.settledAt), isNull(callbacks.canceledAt)))
      .orderBy(asc(callbacks.dueAt))
      .limit(5),
    getFirm(context),
  ]);
  if (!person) throw new NotFound("person");
  const quick = keysOf(callbackChoices).map((choice) => ({
    choice,
    label: callbackChoices[choice],
    at: wallClockIn(zone, quickCallback(choice, now, zone, firm.holidays)),
  }));
  return { zone: person.zone, phones, about, callbacks: open, quick, recruiterZone: zone, now };
}
export type TouchStart = Awaited<ReturnType<typeof getTouchStart>>;
