import { isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { settings } from "@/db/schema/settings";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRole } from "@/features/recruiters/rules/permission";
import { settingsId } from "@/features/settings/rules";

/** Puts the first steps away for every admin. What they list stays where it is in the settings. */
export async function dismissFirstSteps(context: Context) {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "dismissFirstSteps" }, async (inside) => {
    const [row] = await inside.db
      .update(settings)
      .set({ firstStepsDismissedAt: inside.now, firstStepsOperationId: inside.operation.id })
      .where(isNull(settings.firstStepsDismissedAt))
      .returning({ only: settings.only });
    if (row) await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["firstStepsDismissedAt"] });
  });
}
