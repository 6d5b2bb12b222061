import { createLoader } from "nuqs/server";
import { suppressionParsers } from "@/features/suppressions/inputs";
import { exportSuppressions } from "@/features/suppressions/mutations/export-suppressions";
import { listSuppressionRows } from "@/features/suppressions/queries/list-suppressions";
import { csvResponse } from "@/lib/server/csv-response";
import { confirmedRoute } from "@/lib/server/route";

const load = createLoader(suppressionParsers);

/** The do-not-email list of the filters in the URL as a CSV. */
export const GET = confirmedRoute(async (context, { search }) => {
  await exportSuppressions(context);
  return csvResponse("do-not-email.csv", listSuppressionRows(context, load(search)));
});
