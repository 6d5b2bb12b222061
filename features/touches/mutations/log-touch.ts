import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { replies } from "@/db/schema/inbound";
import { people, personActivity, personPhones } from "@/db/schema/people";
import { callbacks, touches } from "@/db/schema/touches";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { markTold } from "@/features/candidacies/mutations/mark-told";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { formatDate } from "@/lib/format/time";
import { newTouch, type NewTouch } from "../inputs";
import { getTouchSubject } from "../queries/touch-subject";
import { canBeLogged, firstLoggable, happenedAt, isAttempt, isConversation, refuseOfOther } from "../rules";

/**
 * Writes down one contact with a person. A conversation settles their open callbacks, handles their open replies and
 * tells them how a closed candidacy ended where it was about that one.
 */
export async function logTouch(context: Context, input: NewTouch) {
  requireWriter(context.actor);
  const touch = newTouch.parse(input);
  refuseOfOther(touch.keptBy, byOf(context.actor));
  const at = happenedAt(touch.at, context.now);
  if (!canBeLogged(touch)) throw new Refusal("Choose another outcome for this kind of contact.", "outcome");
  const conversation = isConversation(touch.outcome);
  if (touch.saidYes && !conversation) throw new Refusal("They can agree only in a conversation.", "saidYes");

  return runOperation(context, { verb: "logTouch" }, async (inside) => {
    const { db: tx } = inside;
    const { personId, candidacyId, positionId } = await getTouchSubject(inside, touch);
    await refuseBeforeKnown(inside, personId, at);
    if (touch.saidYes) {
      if (!candidacyId) throw new Refusal("Which position did they agree to?", "saidYes");
      await recordYes(inside, { candidacyId, at });
    }
    if (conversation) await tellOutcome(inside, { candidacyId, named: touch.tellsOutcomeOf, at });

    await lockPeople(inside, [personId]);
    const inProcess = await wasInProcess(inside, personId, at);
    const [written] = await tx
      .insert(touches)
      .values({
        personId,
        kind: touch.kind,
        direction: touch.direction,
        outcome: touch.outcome,
        at,
        note: touch.note,
        recruiterId: byOf(context.actor),
        positionId,
        candidacyId,
        attempt: isAttempt(touch, inProcess),
        createdAt: context.now,
      })
      .returning({ id: touches.id });
    const touchId = (written as { id: string }).id;
    if (touch.phoneId)
      await markNumber(inside, personId, touch.phoneId, touch.outcome === "wrong_number", conversation);
    const settledCallbackIds = conversation ? await settle(inside, personId, touchId, at) : [];
    const callback = touch.callback
      ? await scheduleCallback(inside, { ...touch.callback, personId, positionId })
      : undefined;
    await recordAudit(inside, {
      noun: "touches",
      subjectId: touchId,
      fields: ["personId", "kind", "direction", "outcome", "candidacyId"],
    });
    await refreshPersonActivity(inside, [personId]);
    return { touchId, settledCallbackIds, callbackId: callback?.callbackId ?? null };
  });
}

/** Nobody spoke with somebody long before they were known here: such a date is a slip. */
async function refuseBeforeKnown({ db, actor }: Context, personId: string, at: Date) {
  const [person] = await db.select({ createdAt: people.createdAt }).from(people).where(eq(people.id, personId));
  if (!person || at >= firstLoggable(person.createdAt)) return;
  const zone = actor.kind === "recruiter" ? actor.zone : "UTC";
  throw new Refusal(
    `They were added ${formatDate(person.createdAt, zone)}. A call can be logged at most 31 days before that.`,
    "at",
  );
}

/** In process at that time: from their first yes on, whatever has begun since (docs/rules-of-contact.md, rule 0). */
async function wasInProcess({ db, now }: Context, personId: string, at: Date) {
  const [activity] = await db
    .select({
      inProcessUntil: personActivity.inProcessUntil,
      since: sql<
        string | null
      >`(select min(c.said_yes_at) from ${candidacies} c join ${candidates} k on k.id = c.candidate_id
        where k.person_id = ${personId}::uuid and c.superseded_by_id is null)`,
    })
    .from(personActivity)
    .where(eq(personActivity.personId, personId));
  if (!activity?.inProcessUntil || activity.inProcessUntil <= at) return false;
  return at >= now || (activity.since !== null && moment(activity.since) <= at);
}

type Told = { candidacyId: string | null; named: string | null | undefined; at: Date };

/** The close-out that was named, or the untold one of the candidacy they spoke about, where it was closed out by then. */
async function tellOutcome(inside: Context, { candidacyId, named, at }: Told) {
  if (named) {
    await markTold(inside, { closeOutId: named });
    return;
  }
  if (!candidacyId) return;
  const [untold] = await inside.db
    .select({ id: closeOuts.id })
    .from(closeOuts)
    .innerJoin(candidacies, eq(candidacies.id, closeOuts.candidacyId))
    .where(
      and(
        eq(closeOuts.candidacyId, candidacyId),
        isNull(closeOuts.toldAt),
        isNull(closeOuts.undoneAt),
        lte(closeOuts.at, at),
      ),
    );
  if (untold) await markTold(inside, { closeOutId: untold.id });
}

async function markNumber({ db, now }: Context, personId: string, phoneId: string, wrong: boolean, reached: boolean) {
  if (!wrong && !reached) return;
  await db
    .update(personPhones)
    .set({ wrongAt: wrong ? now : null })
    .where(and(eq(personPhones.id, phoneId), eq(personPhones.personId, personId)));
}

async function settle({ db, now, actor }: Context, personId: string, touchId: string, at: Date) {
  await db
    .update(replies)
    .set({ handledAt: now, handledBy: byOf(actor) })
    .where(
      and(
        eq(replies.personId, personId),
        isNull(replies.handledAt),
        eq(replies.auto, false),
        lte(replies.receivedAt, at),
      ),
    );
  const settled = await db
    .update(callbacks)
    .set({ settledAt: now, settledByTouchId: touchId })
    .where(
      and(
        eq(callbacks.personId, personId),
        isNull(callbacks.settledAt),
        isNull(callbacks.canceledAt),
        sql`${callbacks.createdAt} <= ${at.toISOString()}::timestamptz`,
      ),
    )
    .returning({ id: callbacks.id });
  return settled.map((one) => one.id);
}
