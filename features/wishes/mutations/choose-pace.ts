import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { slots } from "@/db/schema/messages";
import { personPaces } from "@/db/schema/wishes";
import { paces } from "@/db/vocabulary/wishes";
import { recordAudit } from "@/features/audit/mutations";
import { slotEndsSql } from "@/features/contact-rules/queries/list-affected";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { cancelQueued } from "@/features/outreach/mutations/end-messages";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import type { ChoosePace } from "../inputs";
import { lockWisher, refuseTooMany } from "./lock-wisher";

/**
 * How often somebody wants to be written to, chosen on their page. It holds from now on: what is planned is canceled,
 * since nobody who has just said how often is written to as if they had not, and the last email holds the next one for
 * as long as they chose.
 */
export async function choosePace(context: Context, { token, pace }: ChoosePace) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "choosePace" }, async (inside) => {
    const { db, now, operation } = inside;
    const { personId, messageId } = await lockWisher(inside, token);
    const live = and(eq(personPaces.personId, personId), isNull(personPaces.endedAt));
    const [before] = await db.select({ pace: personPaces.pace }).from(personPaces).where(live);
    if (before?.pace === pace) return { already: true };
    await refuseTooMany(inside, personPaces, {
      of: sql`${personPaces.personId} = ${personId}`,
      at: sql`${personPaces.at}`,
    });
    await db.update(personPaces).set({ endedAt: now }).where(live);
    const [chosen] = await db
      .insert(personPaces)
      .values({ personId, pace, days: paces[pace].days, at: now, messageId, operationId: operation.id })
      .returning({ id: personPaces.id });
    if (!chosen) throw new Error("A pace was not written.");
    await cancelPlanned(inside, personId);
    const { contactRules } = await getFirm(inside);
    await db.execute(sql`update slots set until = ends.until
      from (${slotEndsSql([personId], contactRules.slotDays, now)}) as ends
      where slots.id = ends.id and slots.until <> ends.until`);
    await refreshPersonActivity(inside, [personId]);
    await recordAudit(inside, { noun: "person_paces", subjectId: chosen.id, fields: ["pace"] });
    return { already: false };
  });
}

async function cancelPlanned(inside: OperationContext, personId: string) {
  const planned = await inside.db
    .select({ messageId: slots.messageId })
    .from(slots)
    .where(and(eq(slots.personId, personId), eq(slots.state, "planned")));
  await cancelQueued(
    inside,
    planned.map(({ messageId }) => messageId),
    "they chose how often we email them",
  );
}
