import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { Section } from "@/components/section";
import { purposes } from "@/db/vocabulary/purposes";
import { TemplatePreview } from "@/features/outreach/components/template-preview";
import { TemplateForm } from "@/features/templates/components/template-form";
import { TemplateVerbs } from "@/features/templates/components/template-verbs";
import { VersionList } from "@/features/templates/components/version-list";
import { getTemplate, listReplyRates, listVersions } from "@/features/templates/queries/list-templates";
import { replyRateWords } from "@/features/templates/rules/reply-rate";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";

export const generateMetadata = titleOf(getTemplate, ({ name }) => name);

export default async function TemplatePage({ params }: PageProps<"/templates/[id]">) {
  const context = await pageContext();
  const template = await theOne(getTemplate, await pageId(params));
  const [versions, rates] = await Promise.all([listVersions(context, template.id), listReplyRates(context)]);
  const viewer = context.actor.role === "viewer";
  return (
    <Kit>
      <PageHead
        title={template.name}
        lead={<Link href="/templates">Templates</Link>}
        note={[
          purposes[template.purpose].label,
          `version ${template.version}`,
          template.ownerId ? "only you use it" : "everyone uses it",
          template.archivedAt ? "archived" : null,
          `reply rate: ${replyRateWords(rates.get(template.id) ?? null)}`,
        ]
          .filter(Boolean)
          .join(", ")}
      >
        {viewer ? null : <TemplateVerbs templateId={template.id} archived={template.archivedAt !== null} />}
      </PageHead>
      {viewer ? (
        <Section title={template.subject}>
          <p style={{ whiteSpace: "pre-line" }}>{template.body}</p>
        </Section>
      ) : (
        <TemplateForm key={template.version} template={template} />
      )}
      {viewer ? null : <TemplatePreview key={template.version} templateId={template.id} />}
      <Section title="Versions" count={versions.length}>
        <VersionList versions={versions} zone={context.actor.zone} now={context.now} />
      </Section>
    </Kit>
  );
}
