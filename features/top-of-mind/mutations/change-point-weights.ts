import type { Context } from "@/db/context";
import { settings } from "@/db/schema/settings";
import { pointGroupDefaults } from "@/db/vocabulary/top-of-mind";
import { recordAudit } from "@/features/audit/mutations";
import { changedFields, isChanged } from "@/features/audit/rules";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import type { ChangedPointWeights } from "@/features/settings/inputs";
import { getFirm } from "@/features/settings/queries";
import { settingsId } from "@/features/settings/rules";

/**
 * What each group of points gives. Lists that are kept stay as they were, under the weights they were made by. Of two
 * admins who change them at once, the second is told of the first.
 */
export async function changePointWeights(
  context: Context,
  { reason, seenAt, ...pointWeights }: ChangedPointWeights,
): Promise<void> {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "changePointWeights", reason }, async (inside) => {
    const [last] = await inside.db
      .select({ at: settings.pointWeightsAt, operationId: settings.pointWeightsOperationId })
      .from(settings)
      .for("no key update");
    if ((last?.at?.getTime() ?? null) !== (seenAt?.getTime() ?? null))
      await refuseForWhoDid(
        inside,
        last?.operationId,
        (who, when) => `${who} changed these points ${when}. Look at what they are now first.`,
      );
    const firm = await getFirm(inside);
    const values = changedFields(firm.pointWeights, pointWeights);
    if (!isChanged(values)) return;
    await inside.db.update(settings).set({
      // A firm that is back at the defaults goes on with them.
      pointWeights: isChanged(changedFields(pointGroupDefaults, pointWeights)) ? pointWeights : {},
      pointWeightsAt: context.now,
      pointWeightsOperationId: inside.operation.id,
    });
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, values });
  });
}
