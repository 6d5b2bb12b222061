import type { Context } from "@/db/context";
import { settingsId } from "@/features/settings/rules";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";

/** Notes that an admin takes the audit log away, before they get it. */
export async function exportAuditLog(context: Context): Promise<void> {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "exportAuditLog" }, async (inside) => {
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["auditLog"] });
    await recordSecurityEvent(inside, { kind: "exported", code: "audit_log" });
  });
}
