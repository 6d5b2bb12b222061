import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { senderState } from "@/db/schema/inbound";
import { settings } from "@/db/schema/settings";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import { settingsId } from "@/features/settings/rules";
import { contactsState } from "../rules/pushing";

/** Whether Resend is told who opted out. What it was told stays with it. */
export async function setPushing(context: Context, { push }: { push: boolean }): Promise<void> {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "setPushing" }, async (inside) => {
    const { db, operation } = inside;
    const [before] = await db
      .select({ push: settings.pushOptOuts, operationId: settings.pushOptOutsOperationId })
      .from(settings)
      .for("no key update");
    if (before?.push === push)
      await refuseForWhoDid(
        inside,
        before.operationId,
        (who, when) => `${who} turned this ${push ? "on" : "off"} ${when}.`,
      );
    await db.update(settings).set({ pushOptOuts: push, pushOptOutsOperationId: operation.id });
    // Whoever turns it on has a key that may, or wants to know now.
    if (push) await db.delete(senderState).where(eq(senderState.name, contactsState));
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["pushOptOuts"] });
  });
}
