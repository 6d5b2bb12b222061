import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { interviews } from "@/db/schema/interviews";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { advanceCandidacy } from "@/features/candidacies/mutations/advance-candidacy";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { getCandidacyState } from "@/features/candidacies/queries/candidacy-states";
import { getDecidingContact, getSite } from "@/features/promises/queries/site";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { formatDayTime } from "@/lib/format/time";
import type { ScheduleInterviewInput } from "../inputs";
import { requireHours } from "../rules";

/**
 * One round; the card moves to Interview. `alongside` warns of another interview of the same person at that hour; one
 * that is `ahead` may be confirmed to both sides.
 */
export async function scheduleInterview(context: Context, input: ScheduleInterviewInput) {
  requireWriter(context.actor);
  requireHours(input);
  return runOperation(context, { verb: "scheduleInterview" }, async (inside) => {
    const { db: tx } = inside;
    const { candidacyId, version, kind, startsAt, endsAt, zone } = input;
    const candidacy = await getCandidacyState(inside, candidacyId);
    const site = await getSite(inside, candidacyId);
    if (site.status === "closed") throw new Refusal("This position is closed. Reopen it first.");
    const contactId = await getDecidingContact(inside, site, input.contactId);
    const round = input.round ?? (await nextRound(inside, candidacyId));
    const alongside = await findAlongside(inside, candidacy.personId, { startsAt, endsAt });

    const [interview] = await tx
      .insert(interviews)
      .values({
        candidacyId,
        contactId,
        round,
        kind,
        startsAt,
        endsAt,
        zone,
        place: input.place ?? "",
        by: byOf(context.actor),
        operationId: inside.operation.id,
        createdAt: context.now,
      })
      .onConflictDoNothing({ target: [interviews.candidacyId, interviews.round], where: counts.interview() })
      .returning({ id: interviews.id });
    if (!interview) return refuseForOtherRound(inside, candidacyId, round);
    await recordAudit(inside, {
      noun: "interviews",
      subjectId: interview.id,
      fields: ["candidacyId", "round", "kind", "startsAt", "endsAt", "zone"],
    });
    await advanceCandidacy(inside, { candidacyId, version, kind: "interviewing" });
    return { interviewId: interview.id, round, alongside, ahead: startsAt > context.now };
  });
}

async function nextRound({ db }: Context, candidacyId: string) {
  const [last] = await db
    .select({ round: sql<number>`coalesce(max(${interviews.round}), 0)::int` })
    .from(interviews)
    .where(and(eq(interviews.candidacyId, candidacyId), counts.interview(interviews.state)));
  return (last?.round ?? 0) + 1;
}

async function findAlongside({ db }: Context, personId: string, hours: { startsAt: Date; endsAt: Date }) {
  const [other] = await db
    .select({ startsAt: interviews.startsAt, zone: interviews.zone })
    .from(interviews)
    .innerJoin(candidacies, eq(candidacies.id, interviews.candidacyId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .where(
      and(
        eq(candidates.personId, personId),
        counts.scheduled(interviews.state),
        sql`${interviews.startsAt} < ${hours.endsAt.toISOString()}::timestamptz`,
        sql`${interviews.endsAt} > ${hours.startsAt.toISOString()}::timestamptz`,
      ),
    )
    .limit(1);
  return other ? `They have another interview then: ${formatDayTime(other.startsAt, other.zone)}.` : null;
}

async function refuseForOtherRound(context: Context, candidacyId: string, round: number): Promise<never> {
  const [other] = await context.db
    .select({ startsAt: interviews.startsAt, zone: interviews.zone, operationId: interviews.operationId })
    .from(interviews)
    .where(
      and(eq(interviews.candidacyId, candidacyId), eq(interviews.round, round), counts.interview(interviews.state)),
    );
  const at = other ? ` for ${formatDayTime(other.startsAt, other.zone)}` : "";
  return refuseForWhoDid(
    context,
    other?.operationId,
    (who, when) => `${who} scheduled round ${round} ${when}${at}.`,
    "round",
  );
}
