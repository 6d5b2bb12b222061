import { and, asc, gt, isNull, or } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { requireSystem } from "@/features/recruiters/rules/permission";

const giveUpMs = 3 * 86_400_000;

/** Events that are not applied yet, oldest first. With `failed`, also those that failed before, for three days. */
export async function listWaitingEvents({ actor, db, now }: Context, input: { limit: number; failed: boolean }) {
  requireSystem(actor);
  const since = new Date(now.getTime() - giveUpMs);
  const fresh = isNull(webhookEvents.error);
  return db
    .select({ svixId: webhookEvents.svixId, type: webhookEvents.type, payload: webhookEvents.payload })
    .from(webhookEvents)
    .where(and(isNull(webhookEvents.appliedAt), input.failed ? or(fresh, gt(webhookEvents.receivedAt, since)) : fresh))
    .orderBy(asc(webhookEvents.receivedAt))
    .limit(input.limit);
}
