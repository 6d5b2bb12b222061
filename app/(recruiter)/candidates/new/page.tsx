import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { AddCandidateForm } from "@/features/candidates/components/add-candidate-form";
import { listRecruiters } from "@/features/recruiters/queries";
import { viewerRefusal } from "@/features/recruiters/rules/permission";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Add candidate" };

export default async function NewCandidatePage() {
  const context = await pageContext();
  if (context.actor.role === "viewer") return <EmptyState whole title={viewerRefusal} />;
  const owners = (await listRecruiters(context)).map(({ id, name }) => ({ id, name }));
  return (
    <Kit>
      <PageHead lead={<Link href="/candidates">Candidates</Link>} title="Add candidate" />
      <AddCandidateForm owners={owners} ownerId={context.actor.id} />
    </Kit>
  );
}
