import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHead } from "@/components/page-head";
import { Section } from "@/components/section";
import { TemplatesTable } from "@/features/templates/components/templates-table";
import { listArchivedTemplates, listReplyRates, listTemplates } from "@/features/templates/queries/list-templates";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Templates" };

export default async function TemplatesPage() {
  const context = await pageContext();
  const [templates, archived, rates] = await Promise.all([
    listTemplates(context),
    listArchivedTemplates(context),
    listReplyRates(context),
  ]);
  return (
    <>
      <PageHead title="Templates" count={templates.length}>
        {context.actor.role === "viewer" ? null : <LinkButton href="/templates/new">New template</LinkButton>}
      </PageHead>
      {templates.length === 0 ? (
        <EmptyState title="No templates yet">
          They come with the first recruiter. Your admin has to run `npm run recruiter` once.
        </EmptyState>
      ) : (
        <TemplatesTable label="Templates" rows={templates} rates={rates} />
      )}
      {archived.length > 0 ? (
        <Section title="Archived" count={archived.length}>
          <TemplatesTable label="Archived templates" rows={archived} rates={rates} />
        </Section>
      ) : null}
    </>
  );
}
