import { createLoader } from "nuqs/server";
import { auditLogParsers } from "@/features/audit-log/inputs";
import { exportAuditLog } from "@/features/audit-log/mutations/export-audit-log";
import { listLogRows } from "@/features/audit-log/queries/list-log-rows";
import { csvResponse } from "@/lib/server/csv-response";
import { confirmedRoute } from "@/lib/server/route";

const load = createLoader(auditLogParsers);

/** The audit log of the filters in the URL as a CSV. */
export const GET = confirmedRoute(async (context, { search }) => {
  await exportAuditLog(context);
  return csvResponse("audit-log.csv", listLogRows(context, load(search)));
});
