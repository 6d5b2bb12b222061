import type { Metadata } from "next";
import Link from "next/link";
import { createLoader } from "nuqs/server";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import { PageLinks } from "@/components/page-links";
import { PrintButton } from "@/components/print/print-button";
import { PrintPage } from "@/components/print/print-page";
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
  const found = await listOutreaches(context, { page, most });
  const rows = found.slice(0, most);
  const older = found.length > most;
  return (
    <>
      <PageHead title="Outreach" note="Every email sent from a template, with deliveries and replies">
        {rows.length > 0 ? <PrintButton all={!print && (older || page > 1) ? "/outreach?print=true" : null} /> : null}
        {print ? <PrintPage /> : null}
      </PageHead>
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
