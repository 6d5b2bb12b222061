import Link from "next/link";
import { createLoader } from "nuqs/server";
import { Kit } from "@/components/app-frame/kit";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import { importRowVerdicts, importStates } from "@/db/vocabulary/imports";
import { FailedImport } from "@/features/imports/components/failed-import";
import { HeldRows } from "@/features/imports/components/held-rows";
import { ImportProgress } from "@/features/imports/components/import-progress";
import { ImportReport } from "@/features/imports/components/import-report";
import { MappingForm } from "@/features/imports/components/mapping-form";
import { importRowPage, listImportRows } from "@/features/imports/queries/list-import-rows";
import { listHeldRows } from "@/features/imports/queries/list-held-rows";
import { getImport } from "@/features/imports/queries/list-imports";
import { isReportGone, mayExportReport, reportDays } from "@/features/imports/rules/report";
import { getImportPreview } from "@/features/imports/queries/get-import-preview";
import { formatCount, plural } from "@/lib/format/count";
import { keysOf } from "@/lib/keys-of";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";
import { pageParsers } from "@/lib/table-url";

export const generateMetadata = titleOf(getImport, ({ fileName }) => fileName);

const loadPage = createLoader({ page: pageParsers.page });

export default async function ImportPage({ params, searchParams }: PageProps<"/imports/[id]">) {
  const context = await pageContext();
  const importId = await pageId(params);
  const search = await searchParams;
  const file = await theOne(getImport, importId);
  const reading = file.state === "receiving" || file.state === "counting";
  const waiting = file.state === "uploaded" || file.state === "mapped";
  const total = file.rowCount === 0 ? null : file.rowCount;
  const { page } = loadPage(search);
  const verdict = keysOf(importRowVerdicts).find((one) => one === search.verdict) ?? null;
  const rows = file.startedAt ? await listImportRows(context, { importId, verdict, page }) : [];
  return (
    <Kit>
      <PageHead
        title={file.fileName}
        count={importStates[file.state]}
        lead={<Link href="/imports">Imports</Link>}
        note={total === null ? file.by : `${file.by}, ${formatCount(file.doneCount)} of ${plural(total, "row")} done`}
      />
      {waiting && context.actor.role !== "viewer" ? (
        <MappingForm
          importId={importId}
          rowCount={file.rowCount}
          preview={await getImportPreview(context, { importId, mapping: null })}
        />
      ) : null}
      {reading || file.state === "running" ? <ImportProgress done={file.doneCount} total={total} /> : null}
      {file.state === "failed" ? (
        <FailedImport
          importId={importId}
          done={file.doneCount}
          total={total}
          error={file.error}
          reason={file.reason}
          mayResume={context.actor.role !== "viewer"}
        />
      ) : null}
      {file.counts.held && context.actor.role !== "viewer" ? (
        <HeldRows rows={await listHeldRows(context, { importId })} count={file.counts.held} />
      ) : null}
      {isReportGone(file.finishedAt, context.now) ? (
        <EmptyState title="The report was removed">
          Reports are kept for {reportDays} days. The people stay as they were imported.
        </EmptyState>
      ) : file.startedAt ? (
        <ImportReport
          {...{ importId, verdict, page }}
          columns={file.columns}
          doneCount={file.doneCount}
          counts={file.counts}
          rows={rows.slice(0, importRowPage)}
          mayExport={mayExportReport(context.actor, file.byId)}
          more={rows.length > importRowPage}
        />
      ) : null}
    </Kit>
  );
}
