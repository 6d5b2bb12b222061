import type { Context } from "@/db/context";
import { settings } from "@/db/schema/settings";
import { recordAudit } from "@/features/audit/mutations";
import { changedFields, isChanged } from "@/features/audit/rules";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import type { FirmInput } from "../inputs";
import { getFirm } from "../queries";
import { settingsId } from "../rules";

/** Name, postal address, zone and email domain of the firm. */
export async function updateFirm(
  context: Context,
  { name, postalAddress, zone, mailDomain, reason, seenAt }: FirmInput,
): Promise<void> {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "updateFirm", reason }, async (inside) => {
    const [last] = await inside.db
      .select({ updatedAt: settings.updatedAt, operationId: settings.operationId })
      .from(settings)
      .for("no key update");
    if (seenAt && last && last.updatedAt > seenAt)
      await refuseForWhoDid(
        inside,
        last.operationId,
        (who, when) => `${who} changed the company ${when}. Look at what it is now first.`,
      );
    const before = await getFirm(inside);
    const values = changedFields(before, { name, postalAddress, zone, mailDomain });
    if (!isChanged(values)) return;
    await inside.db.update(settings).set({
      firmName: name,
      postalAddress,
      zone,
      mailDomain,
      updatedAt: context.now,
      operationId: inside.operation.id,
    });
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, values });
  });
}
