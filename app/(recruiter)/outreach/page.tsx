import type { Metadata } from "next";
import Link from "next/link";
import { createLoader } from "nuqs/server";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import { PageLinks } from "@/components/page-links";
import { PrintButton } from "@/components/print/print-button";
import { PrintPage } from "@/components/print/print-page";
import { Section } from "@/components/section";
import { DraftsTable } from "@/features/drafts/components/drafts-table";
import { listDrafts } from "@/features/drafts/queries/list-drafts";
import { OutreachTable } from "@/features/outreach/components/outreach-table";
import { listOutreaches, outreachPageSize } from "@/features/outreach/queries/list-outreaches";
import { pageContext } from "@/lib/server/auth";
import { pageParsers, printParsers, rowsOnPage } from "@/lib/table-url";

export const metadata: Metadata = { title: "Outreach" };

const load = createLoader({ page: pageParsers.page, ...printParsers });

export default async function OutreachPage({ searchParams }: PageProps<"/outreach">) {
  const context = await pageContext();
  const { actor, now } = context;
  const { page, print } = await load(searchParams);
  const most = rowsOnPage({ print }, outreachPageSize);
  const [found, drafts] = await Promise.all([listOutreaches(context, { page, most }), listDrafts(context)]);
  const rows = found.slice(0, most);
  const older = found.length > most;
  return (
    <>
      <PageHead title="Outreach" note="Every email sent from a template, with deliveries and replies">
        {rows.length > 0 ? <PrintButton all={!print && (older || page > 1) ? "/outreach?print=true" : null} /> : null}
        {print ? <PrintPage /> : null}
      </PageHead>
      {drafts.length > 0 && page === 1 && !print ? (
        <Section title="Drafts" count={drafts.length}>
          <DraftsTable rows={drafts} zone={actor.zone} now={now} />
        </Section>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing sent yet"
          action={
            <Link href="/candidates">
              {actor.role === "viewer" ? "Go to Candidates" : "Select people in Candidates"}
            </Link>
          }
        >
          {actor.role === "viewer"
            ? "Each email that your team sends from a template is listed here, with who got it and who replied."
            : "Select people in Top of mind, or open a candidate, then press Email. Each send is listed here, with who got it and who replied."}
        </EmptyState>
      ) : (
        <OutreachTable rows={rows} zone={actor.zone} now={now} />
      )}
      <PageLinks
        before={page > 1 ? { href: `/outreach?page=${page - 1}`, words: "Newer" } : null}
        after={older ? { href: `/outreach?page=${page + 1}`, words: "Older" } : null}
      />
    </>
  );
}
