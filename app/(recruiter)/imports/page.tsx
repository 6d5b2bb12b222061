import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { ImportsTable } from "@/features/imports/components/imports-table";
import { UploadForm } from "@/features/imports/components/upload-form";
import { listImports } from "@/features/imports/queries/list-imports";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage() {
  const context = await pageContext();
  const { actor, now } = context;
  const files = await listImports(context);
  return (
    <Kit>
      <PageHead title="Imports" count={files.length} note="People from a spreadsheet or another system, saved as CSV" />
      {actor.role === "viewer" ? null : <UploadForm />}
      {files.length === 0 ? (
        <EmptyState
          title="Nothing imported yet"
          action={actor.role === "viewer" ? <Link href="/candidates">Go to Candidates</Link> : undefined}
        >
          {actor.role === "viewer"
            ? "Each file of people that your team imports is listed here, with what happened to each row."
            : "Choose a file. You will see its columns, and what happens to each row, before anything is saved."}
        </EmptyState>
      ) : (
        <ImportsTable rows={files} zone={actor.zone} now={now} />
      )}
    </Kit>
  );
}
