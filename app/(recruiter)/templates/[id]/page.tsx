import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { Section } from "@/components/section";
import { purposes } from "@/db/vocabulary/purposes";
import { TemplateForm } from "@/features/templates/components/template-form";
import { getTemplate } from "@/features/templates/queries/list-templates";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";

export const generateMetadata = titleOf(getTemplate, ({ name }) => name);

export default async function TemplatePage({ params }: PageProps<"/templates/[id]">) {
  const context = await pageContext();
  const template = await theOne(getTemplate, await pageId(params));
  return (
    <Kit>
      <PageHead
        title={template.name}
        lead={<Link href="/templates">Templates</Link>}
        note={`${purposes[template.purpose].label}, version ${template.version}`}
      />
      {context.actor.role === "viewer" ? (
        <Section title={template.subject}>
          <p style={{ whiteSpace: "pre-line" }}>{template.body}</p>
        </Section>
      ) : (
        <TemplateForm key={template.version} template={template} />
      )}
    </Kit>
  );
}
