import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Context, OperationContext } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { reasonOfEvent, resendEvent, type ResendEvent } from "../rules/resend-event";
import { applySystemEvent } from "@/features/messages/mutations/system-emails";
import { applyToMessage } from "./apply-to-message";

/**
 * Applies one stored event: in any order with others, any number of times, with the same end (docs/email.md). An event
 * about no email of ours, or of a type that Callback does not use, is kept and nothing else is done.
 */
export async function applyWebhookEvent(context: Context, { svixId }: { svixId: string }) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "applyWebhookEvent" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .select()
      .from(webhookEvents)
      .where(and(eq(webhookEvents.svixId, svixId), isNull(webhookEvents.appliedAt)))
      .for("update");
    if (!row) return { applied: false };
    const event = resendEvent.safeParse(row.payload).data;
    const messageId = event && (await findMessageId(inside, event));
    if (event && messageId) await applyToMessage(inside, svixId, event, messageId);
    else if (event) await applyToSystemEmail(inside, event);
    await tx.update(webhookEvents).set({ appliedAt: context.now, error: null }).where(eq(webhookEvents.svixId, svixId));
    return { applied: true };
  });
}

/** By our own tag, which is there before we know Resend's id; else by that id. */
async function findMessageId({ db }: Context, { data }: ResendEvent): Promise<string | null> {
  const tag = z.guid().safeParse(data.tags?.message_id);
  if (tag.success) {
    const [tagged] = await db.select({ id: messages.id }).from(messages).where(eq(messages.id, tag.data));
    if (tagged) return tagged.id;
  }
  if (!data.email_id) return null;
  const [known] = await db.select({ id: messages.id }).from(messages).where(eq(messages.providerId, data.email_id));
  return known?.id ?? null;
}

/** An email to a recruiter, or none of ours: then nothing is found. */
async function applyToSystemEmail(inside: OperationContext, event: ResendEvent) {
  const { type, data } = event;
  const emailId = z.guid().safeParse(data.tags?.system_email_id).data ?? null;
  const providerId = data.email_id ?? null;
  await applySystemEvent(inside, { type, emailId, providerId, reason: reasonOfEvent(event) });
}
