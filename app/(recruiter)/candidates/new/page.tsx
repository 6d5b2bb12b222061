import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import { AddCandidateForm } from "@/features/candidates/components/add-candidate-form";
import { listRecruiters } from "@/features/recruiters/queries";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Add a candidate" };

export default async function NewCandidatePage() {
  const context = await pageContext();
  if (context.actor.role === "viewer")
    return <EmptyState whole title="A viewer can look at everything and change nothing." />;
  const owners = (await listRecruiters(context)).map(({ id, name }) => ({ id, name }));
  return (
    <>
      <PageHead lead={<Link href="/candidates">Candidates</Link>} title="Add a candidate" />
      <AddCandidateForm owners={owners} ownerId={context.actor.id} />
    </>
  );
}
