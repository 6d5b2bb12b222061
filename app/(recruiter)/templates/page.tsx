import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import { TemplatesTable } from "@/features/templates/components/templates-table";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Templates" };

export default async function TemplatesPage() {
  const templates = await listTemplates(await pageContext());
  return (
    <>
      <PageHead title="Templates" count={templates.length} />
      {templates.length === 0 ? (
        <EmptyState title="No templates yet">
          They come with the first recruiter. Your admin has to run `npm run recruiter` once.
        </EmptyState>
      ) : (
        <TemplatesTable rows={templates} />
      )}
    </>
  );
}
