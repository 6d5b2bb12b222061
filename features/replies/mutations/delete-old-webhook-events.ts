import { lt } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { requireSystem } from "@/features/recruiters/rules/permission";

/** Resend sends an event again for 28 hours, and by hand for as long as it keeps it: 30 days. */
const keptDays = 30;

/**
 * Takes away events of Resend that were applied long ago: what they said is in the history of their email. One that
 * could not be applied stays until somebody has looked. Returns how many.
 */
export async function deleteOldWebhookEvents({ actor, now, db }: Context): Promise<number> {
  requireSystem(actor);
  const gone = await db
    .delete(webhookEvents)
    .where(lt(webhookEvents.appliedAt, new Date(now.getTime() - keptDays * 86_400_000)))
    .returning({ id: webhookEvents.svixId });
  return gone.length;
}
