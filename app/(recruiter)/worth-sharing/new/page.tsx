import type { Metadata } from "next";
import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import { ValueItemForm } from "@/features/value-items/components/value-item-form";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Add a link" };

export default async function NewValueItemPage() {
  const { actor } = await pageContext();
  if (actor.role === "viewer")
    return <EmptyState title="Viewers cannot add links">Ask a recruiter to add it.</EmptyState>;
  return (
    <Kit>
      <PageHead title="Add a link" lead={<Link href="/worth-sharing">Worth sharing</Link>} />
      <ValueItemForm />
    </Kit>
  );
}
