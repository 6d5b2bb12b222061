import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import styles from "@/components/plain-table.module.css";
import { importRowVerdicts, importStates, type ImportRowVerdict } from "@/db/vocabulary/imports";
import { ImportProgress } from "@/features/imports/components/import-progress";
import { MappingForm } from "@/features/imports/components/mapping-form";
import { importRowPage, listImportRows } from "@/features/imports/queries/list-import-rows";
import { getImport } from "@/features/imports/queries/list-imports";
import { previewImport } from "@/features/imports/queries/preview-import";
import { keysOf } from "@/lib/keys-of";
import { pageContext } from "@/lib/server/auth";
import { found, pageId } from "@/lib/server/page-id";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params, searchParams }: PageProps<"/imports/[id]">) {
  const context = await pageContext();
  const importId = await pageId(params);
  const search = await searchParams;
  const file = await found(getImport(context, importId));
  const waiting = file.state === "uploaded" || file.state === "mapped";
  const page = Math.max(1, Number(search.page) || 1);
  const verdict = keysOf(importRowVerdicts).find((one) => one === search.verdict) ?? null;
  return (
    <>
      <PageHead
        title={file.fileName}
        count={importStates[file.state]}
        lead={<Link href="/imports">Imports</Link>}
        note={`${file.by}, ${file.doneCount} of ${file.rowCount} rows done`}
      />
      {waiting && context.actor.role !== "viewer" ? (
        <MappingForm
          importId={importId}
          rowCount={file.rowCount}
          preview={await previewImport(context, { importId, mapping: null })}
        />
      ) : null}
      {file.state === "running" ? <ImportProgress done={file.doneCount} total={file.rowCount} /> : null}
      {waiting ? null : <Report context={context} file={file} verdict={verdict} page={page} />}
    </>
  );
}

type ReportProps = {
  context: Awaited<ReturnType<typeof pageContext>>;
  file: Awaited<ReturnType<typeof getImport>>;
  verdict: ImportRowVerdict | null;
  page: number;
};

async function Report({ context, file, verdict, page }: ReportProps) {
  const rows = await listImportRows(context, { importId: file.id, verdict, page });
  return (
    <>
      <nav aria-label="Verdicts" style={{ display: "flex", flexWrap: "wrap", gap: 16, padding: "8px 24px" }}>
        <Link href={`/imports/${file.id}`} aria-current={verdict === null ? "true" : undefined}>
          All {file.doneCount}
        </Link>
        {keysOf(importRowVerdicts)
          .filter((one) => file.counts[one])
          .map((one) => (
            <Link
              key={one}
              href={`/imports/${file.id}?verdict=${one}`}
              aria-current={verdict === one ? "true" : undefined}
            >
              {importRowVerdicts[one]} {file.counts[one]}
            </Link>
          ))}
      </nav>
      {rows.length === 0 ? (
        <EmptyState title="No rows yet">The worker writes a line for each row as it goes.</EmptyState>
      ) : (
        <div style={{ overflowX: "auto" }}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th className={styles.number}>Row</th>
                <th>In the file</th>
                <th>Became</th>
                <th>Why</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, importRowPage).map((row) => (
                <tr key={row.line}>
                  <td className={styles.number}>{row.line}</td>
                  <td style={{ overflowWrap: "anywhere" }}>
                    {Object.values(row.cells).slice(0, 5).join(" · ").slice(0, 160)}
                  </td>
                  <td>
                    {row.candidateId ? (
                      <Link href={`/candidates/${row.candidateId}`}>{importRowVerdicts[row.verdict]}</Link>
                    ) : (
                      importRowVerdicts[row.verdict]
                    )}
                  </td>
                  <td>{[row.reason, ...row.notes].filter(Boolean).join(" ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <nav aria-label="Pages" style={{ display: "flex", gap: 16, padding: "8px 24px" }}>
        {page > 1 ? (
          <Link href={`/imports/${file.id}?page=${page - 1}${verdict ? `&verdict=${verdict}` : ""}`}>Earlier rows</Link>
        ) : null}
        {rows.length > importRowPage ? (
          <Link href={`/imports/${file.id}?page=${page + 1}${verdict ? `&verdict=${verdict}` : ""}`}>Later rows</Link>
        ) : null}
      </nav>
    </>
  );
}
