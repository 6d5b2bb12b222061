import type { Metadata } from "next";
import Link from "next/link";
import { createLoader, type SearchParams } from "nuqs/server";
import { EmptyState } from "@/components/empty-state";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { Compose } from "@/features/outreach/components/compose";
import { composeParsers } from "@/features/outreach/inputs";
import { findCompose } from "@/features/outreach/queries/find-compose";
import { plural } from "@/lib/format/count";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "New email" };

const load = createLoader(composeParsers);

export default async function ComposePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  const asked = await load(searchParams);
  if (context.actor.role === "viewer")
    return <EmptyState title="Viewers cannot send email">Ask a recruiter to send it.</EmptyState>;
  const composed = await findCompose(context, asked);
  return (
    <Kit>
      <PageHead
        title={composed?.position ? `Email about ${composed.position.title}` : "New email"}
        count={composed ? plural(composed.emails.length, "person", "people") : undefined}
        lead={
          composed?.position ? (
            <Link href={`/positions/${composed.position.id}/top-of-mind`}>{composed.position.title}</Link>
          ) : (
            <Link href="/outreach">Outreach</Link>
          )
        }
      />
      {composed ? (
        <Compose
          key={composed.chosen.versionId + asked.people.join()}
          {...composed}
          override={asked.override ?? ""}
          zone={context.actor.zone}
        />
      ) : (
        <EmptyState title="No one selected" action={<Link href="/candidates">Select people in Candidates</Link>}>
          Select people in Top of mind, or open a candidate, then press Email.
        </EmptyState>
      )}
    </Kit>
  );
}
