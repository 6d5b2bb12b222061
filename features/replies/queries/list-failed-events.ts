import { and, asc, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { requireRole } from "@/features/recruiters/rules/permission";

const most = 100;

/** Replies and what Resend said of our emails that could not be applied, the oldest first. */
export async function listFailedEvents({ actor, db }: Context) {
  requireRole(actor, "admin", "manager");
  return db
    .select({
      svixId: webhookEvents.svixId,
      type: webhookEvents.type,
      from: sql<string | null>`${webhookEvents.payload} #>> '{data,from}'`,
      receivedAt: webhookEvents.receivedAt,
      error: webhookEvents.error,
    })
    .from(webhookEvents)
    .where(and(isNull(webhookEvents.appliedAt), isNotNull(webhookEvents.error)))
    .orderBy(asc(webhookEvents.receivedAt))
    .limit(most);
}
