import type { Context } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { settingsId } from "@/features/settings/rules";

/** Notes that somebody takes the do-not-email list away, before they get it. */
export async function exportSuppressions(context: Context): Promise<void> {
  requireRole(context.actor, "admin", "manager");
  await runOperation(context, { verb: "exportSuppressions" }, async (inside) => {
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["suppressions"] });
    await recordSecurityEvent(inside, { kind: "exported", code: "do_not_email" });
  });
}
