import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { cutText } from "@/lib/text";

/** Notes why an event could not be applied. It stays, and is tried again. */
export async function failWebhookEvent({ actor, db }: Context, input: { svixId: string; error: string }) {
  requireSystem(actor);
  await db
    .update(webhookEvents)
    .set({ error: cutText(input.error, 500) })
    .where(and(eq(webhookEvents.svixId, input.svixId), isNull(webhookEvents.appliedAt)));
}
