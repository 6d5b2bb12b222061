import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import styles from "@/components/plain-table.module.css";
import { Time } from "@/components/time";
import { importStates } from "@/db/vocabulary/imports";
import { UploadForm } from "@/features/imports/components/upload-form";
import imports from "@/features/imports/components/imports.module.css";
import { listImports } from "@/features/imports/queries/list-imports";
import { formatCount } from "@/lib/format/count";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage() {
  const context = await pageContext();
  const { actor, now } = context;
  const files = await listImports(context);
  return (
    <>
      <PageHead title="Imports" count={files.length} note="People from a spreadsheet or another system, saved as CSV" />
      {actor.role === "viewer" ? null : <UploadForm />}
      {files.length === 0 ? (
        <EmptyState title="Nothing was imported yet">
          Choose a file: you will see its columns and what happens to each row before anything is kept.
        </EmptyState>
      ) : (
        <div className={imports.scroll}>
          <table className={`${styles.table} ${styles.cards}`}>
            <thead>
              <tr>
                <th>File</th>
                <th>State</th>
                <th className={styles.number}>Rows</th>
                <th>By</th>
                <th>When</th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <tr key={file.id}>
                  <td>
                    <Link href={`/imports/${file.id}`}>{file.fileName}</Link>
                  </td>
                  <td data-label="State">{importStates[file.state]}</td>
                  <td className={styles.number}>
                    {formatCount(file.doneCount)} of {formatCount(file.rowCount)}
                  </td>
                  <td data-label="By">{file.by}</td>
                  <td className={styles.keep}>
                    <Time at={file.createdAt} zone={actor.zone} now={now} form="day-time" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
