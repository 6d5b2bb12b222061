import type { Context } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { wake } from "@/lib/queue";

/** Keeps a verified event once, whatever its type, and wakes the worker in the same transaction. */
export async function storeWebhookEvent(
  context: Context,
  input: { svixId: string; type: string; payload: Record<string, unknown> },
) {
  requireSystem(context.actor);
  return context.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(webhookEvents)
      .values({ ...input, receivedAt: context.now })
      .onConflictDoNothing()
      .returning({ svixId: webhookEvents.svixId });
    if (row) await wake(tx, "apply-webhooks");
    return { stored: row !== undefined };
  });
}
