import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { NewTemplateForm } from "@/features/templates/components/new-template-form";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "New template" };

export default async function NewTemplatePage() {
  const { actor } = await pageContext();
  if (actor.role === "viewer")
    return <EmptyState title="Viewers cannot add templates">Ask a recruiter to add it.</EmptyState>;
  return (
    <Kit>
      <PageHead title="New template" lead={<Link href="/templates">Templates</Link>} />
      <NewTemplateForm />
    </Kit>
  );
}
