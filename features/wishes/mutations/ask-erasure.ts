import { and, eq, isNull, or, gt, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { pauses } from "@/db/schema/suppressions";
import { erasureRequests } from "@/db/schema/wishes";
import { erasureDays, pausedForErasure } from "@/db/vocabulary/wishes";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { cancelWithFooter } from "@/features/outreach/mutations/end-messages";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { noEnd } from "@/features/people/rules/activity";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { dayIn, plusDays } from "@/lib/calendar";
import { lockWisher, refuseTooMany } from "./lock-wisher";

/**
 * Somebody asks us to erase what we keep of them. From that moment no email with a footer goes to them; a person does
 * the erasing, by the day that the request names.
 */
export async function askErasure(context: Context, { token }: { token: string }) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "askErasure" }, async (inside) => {
    const { db, now, operation } = inside;
    const { personId, messageId, recruiterId, zone } = await lockWisher(inside, token);
    if ((await db.$count(erasureRequests, openOf(personId))) > 0) return { already: true };
    await refuseTooMany(inside, erasureRequests, {
      of: sql`${erasureRequests.personId} = ${personId}`,
      at: sql`${erasureRequests.at}`,
    });
    const dueOn = plusDays(dayIn(zone, now), erasureDays);
    const [asked] = await db
      .insert(erasureRequests)
      .values({ personId, messageId, recruiterId, at: now, dueOn, operationId: operation.id })
      .returning({ id: erasureRequests.id });
    if (!asked) throw new Error("A request was not written.");
    await db
      .insert(pauses)
      .values({ personId, kind: "erasure_asked", at: now, until: noEnd, reason: pausedForErasure, messageId });
    await cancelWithFooter(inside, personId, "asked us to erase their record");
    await refreshPersonActivity(inside, [personId]);
    await recordAudit(inside, { noun: "erasure_requests", subjectId: asked.id, fields: ["state", "dueOn"] });
    return { already: false };
  });
}

/** They take it back, on the same page. Email may go again as before; what was canceled stays so. */
export async function withdrawErasure(context: Context, { token }: { token: string }) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "withdrawErasure" }, async (inside) => {
    const { db, now, operation } = inside;
    const { personId } = await lockWisher(inside, token);
    const [ended] = await db
      .update(erasureRequests)
      .set({ state: "withdrawn", settledAt: now, settledOperationId: operation.id })
      .where(openOf(personId))
      .returning({ id: erasureRequests.id });
    if (!ended) return { already: true };
    await endErasurePause(inside, personId);
    await recordAudit(inside, { noun: "erasure_requests", subjectId: ended.id, fields: ["state"] });
    return { already: false };
  });
}

const openOf = (personId: string) => and(eq(erasureRequests.personId, personId), eq(erasureRequests.state, "open"));

/** The hold that a request put on their email ends. Under the person's lock. */
async function endErasurePause(inside: OperationContext, personId: string) {
  const { db, now } = inside;
  await db
    .update(pauses)
    .set({ until: sql`greatest(${pauses.at}, ${now.toISOString()}::timestamptz)` })
    .where(
      and(
        eq(pauses.personId, personId),
        eq(pauses.kind, "erasure_asked"),
        or(isNull(pauses.until), gt(pauses.until, now)),
      ),
    );
  await refreshPersonActivity(inside, [personId]);
}
