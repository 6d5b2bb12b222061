import { and, asc, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { requireRole } from "@/features/recruiters/rules/permission";

const most = 100;
const failed = and(isNull(webhookEvents.appliedAt), isNotNull(webhookEvents.error));

/** How many there are, also beyond those that are listed. */
export async function countFailedEvents({ actor, db }: Context): Promise<number> {
  requireRole(actor, "admin", "manager");
  return db.$count(webhookEvents, failed);
}

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
    .where(failed)
    .orderBy(asc(webhookEvents.receivedAt))
    .limit(most);
}
