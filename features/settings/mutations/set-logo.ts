import type { Context } from "@/db/context";
import { logos } from "@/db/schema/settings";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
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
    const removed = await inside.db.delete(logos).returning({ only: logos.only });
    if (removed.length === 0) throw new Refusal("Someone removed the logo already.");
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["logo"] });
  });
}
