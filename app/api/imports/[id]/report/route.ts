import { importRowVerdicts } from "@/db/vocabulary/imports";
import { exportReport } from "@/features/imports/mutations/export-report";
import { listReportRows } from "@/features/imports/queries/list-import-rows";
import { keysOf } from "@/lib/keys-of";
import { csvResponse } from "@/lib/server/csv-response";
import { confirmedRoute, idOf } from "@/lib/server/route";

/** The report of an import as a CSV. */
export const GET = confirmedRoute(async (context, { search, params }) => {
  const asked = search.get("verdict");
  const verdict = keysOf(importRowVerdicts).find((one) => one === asked) ?? null;
  await exportReport(context, { importId: idOf(params) });
  const chunks = listReportRows(context, { importId: idOf(params), verdict });
  const head = await chunks.next();
  if (head.done) return new Response(null, { status: 404 });
  return csvResponse(`import-report${verdict ? `-${verdict}` : ""}.csv`, chunks, head.value);
});
