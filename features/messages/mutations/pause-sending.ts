import { isNotNull, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { settings } from "@/db/schema/settings";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { byOf, requireRole, requireWriter } from "@/features/recruiters/rules/permission";
import { settingsId } from "@/features/settings/rules";
import { Refusal } from "@/lib/errors";
import { wake } from "@/lib/queue";
import { restartSending } from "./sender-state";

/** The stop switch: from this commit on no worker claims anything. Everybody but viewers may use it. */
export async function pauseSending(context: Context, input: { reason: string }) {
  requireWriter(context.actor);
  const reason = input.reason.trim();
  if (reason === "") throw new Refusal("Say why, so that others know.", "reason");
  return runOperation(context, { verb: "pauseSending", reason }, async (inside) => {
    const { db: tx } = inside;
    const stopped = {
      sendingPausedAt: context.now,
      sendingPausedBy: byOf(context.actor),
      sendingPausedReason: reason,
      sendingPausedOperationId: inside.operation.id,
    };
    const [row] = await tx.update(settings).set(stopped).where(isNull(settings.sendingPausedAt)).returning();
    if (!row) await refuseForWhoPaused(inside);
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["sendingPausedAt"] });
  });
}

/** Lets email go again, also after Resend refused a key. What was queued gets its last look first. */
export async function resumeSending(context: Context) {
  requireRole(context.actor, "admin", "manager");
  return runOperation(context, { verb: "resumeSending" }, async (inside) => {
    const { db: tx } = inside;
    await refuseUnlookedRestore(inside);
    const resumed = await tx
      .update(settings)
      .set({
        sendingPausedAt: null,
        sendingPausedBy: null,
        sendingPausedReason: null,
        sendingPausedOperationId: null,
        restoredAt: null,
        restoredComparedAt: null,
        restoredGone: null,
        restoredUnknown: null,
      })
      .where(isNotNull(settings.sendingPausedAt))
      .returning({ at: settings.updatedAt });
    await restartSending(inside);
    await wake(tx, "send-messages");
    if (resumed.length > 0)
      await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["sendingPausedAt"] });
  });
}

/** After a restore an admin resumes, and only once every queued email was compared with what Resend had sent. */
async function refuseUnlookedRestore({ actor, db }: Context) {
  const [row] = await db
    .select({ restoredAt: settings.restoredAt, comparedAt: settings.restoredComparedAt })
    .from(settings)
    .for("no key update");
  if (!row?.restoredAt) return;
  requireRole(actor, "admin");
  if (!row.comparedAt)
    throw new Refusal("Callback is still comparing the queued emails with Resend. Try again in a minute.");
}

async function refuseForWhoPaused(context: Context): Promise<never> {
  const [row] = await context.db.select({ operationId: settings.sendingPausedOperationId }).from(settings);
  return refuseForWhoDid(context, row?.operationId, (who, when) => `${who} paused email ${when}.`);
}
