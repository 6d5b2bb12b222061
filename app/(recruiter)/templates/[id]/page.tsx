import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHead } from "@/components/page-head";
import { Section } from "@/components/section";
import { purposes } from "@/db/vocabulary/purposes";
import { TemplateForm } from "@/features/templates/components/template-form";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Template" };

export default async function TemplatePage({ params }: PageProps<"/templates/[id]">) {
  const context = await pageContext();
  const { id } = await params;
  const template = (await listTemplates(context)).find((one) => one.id === id);
  if (!template) notFound();
  return (
    <>
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
    </>
  );
}
