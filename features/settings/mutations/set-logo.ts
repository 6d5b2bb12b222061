import type { Context, OperationContext } from "@/db/context";
import { logos, settings } from "@/db/schema/settings";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { readLogo, settingsId } from "../rules";

/** The firm's logo, in the place of the one before it. */
export async function setLogo(context: Context, { image, reason }: { image: string; reason: string }) {
  requireRole(context.actor, "admin");
  const logo = readLogo(image);
  if (!logo) throw new Refusal("Choose a PNG, JPEG or WebP picture of at most 200 KB.", "image");
  await runOperation(context, { verb: "setLogo", reason }, async (inside) => {
    const row = {
      type: logo.type,
      bytes: Buffer.from(logo.bytes),
      changedAt: inside.now,
      operationId: inside.operation.id,
    };
    await inside.db.insert(logos).values(row).onConflictDoUpdate({ target: logos.only, set: row });
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["logo"] });
  });
}

/** The pages go back to the firm's name alone. */
export async function removeLogo(context: Context, { reason }: { reason: string }) {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "removeLogo", reason }, async (inside) => {
    const { db, operation } = inside;
    const removed = await db.delete(logos).returning({ only: logos.only });
    if (removed.length === 0) await refuseForWhoRemoved(inside);
    await db.update(settings).set({ logoRemovedOperationId: operation.id });
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["logo"] });
  });
}

/** The row of a logo that is gone names nobody, so the firm's does. */
async function refuseForWhoRemoved(inside: OperationContext): Promise<never> {
  const [firm] = await inside.db.select({ operationId: settings.logoRemovedOperationId }).from(settings);
  if (!firm?.operationId) throw new Refusal("There is no logo to remove.");
  return refuseForWhoDid(inside, firm.operationId, (who, when) => `${who} removed the logo ${when}.`);
}
