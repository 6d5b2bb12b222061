import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHead } from "@/components/page-head";
import { CandidateFilters } from "@/features/candidates/components/candidate-filters";
import { CandidatesTable } from "@/features/candidates/components/candidates-table";
import { filterQuery, isFiltered, loadCandidateSearch, pageSize } from "@/features/candidates/inputs/candidate-search";
import { listCandidates } from "@/features/candidates/queries/list-candidates";
import { tableRow } from "@/features/candidates/rules/table-row";
import { listRecruiters } from "@/features/recruiters/queries";
import { getFirm } from "@/features/settings/queries";
import { listTeamOptions } from "@/features/teams/queries";
import { formatCount } from "@/lib/format/count";
import { rowsOnPage } from "@/lib/table-url";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Candidates" };

export default async function CandidatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  const { actor, now } = context;
  const search = await loadCandidateSearch(searchParams);
  const [{ rows, similar, ...paging }, owners, firm, teams] = await Promise.all([
    listCandidates(context, search),
    listRecruiters(context),
    getFirm(context),
    listTeamOptions(context),
  ]);
  const ownerNames = new Map(owners.map(({ id, name }) => [id, name]));
  const mayWrite = actor.role !== "viewer";
  return (
    <>
      <PageHead
        title="Candidates"
        count={`${formatCount(paging.total.count)}${paging.total.exact ? "" : "+"}`}
        note={similar && rows.length > 0 ? `No exact match for "${search.q}". Showing close matches.` : undefined}
      >
        {mayWrite ? <LinkButton href="/candidates/new">Add candidate</LinkButton> : null}
      </PageHead>
      <CandidateFilters owners={owners.map(({ id, name }) => ({ id, name }))} teams={teams} />
      <CandidatesTable
        rows={rows.map((row) => tableRow(row, ownerNames, { now, zone: actor.zone, firm }))}
        {...paging}
        sort={search.sort}
        page={search.page}
        pageSize={rowsOnPage(search, pageSize)}
        matching={filterQuery(search)}
        similar={similar}
        owners={owners.map(({ id, name }) => ({ id, name }))}
        zone={actor.zone}
        now={now}
        mayWrite={mayWrite}
        empty={
          isFiltered(search) ? (
            <EmptyState title="No candidates match">Remove a filter, or try fewer letters of the name.</EmptyState>
          ) : (
            <EmptyState
              title="No candidates yet"
              action={
                mayWrite ? (
                  <LinkButton href="/imports">Import candidates</LinkButton>
                ) : (
                  <Link href="/positions">Go to Positions</Link>
                )
              }
            >
              {mayWrite
                ? "Bring in the people you already know from a spreadsheet or another system, or add them one by one."
                : "Everyone your team may place is listed here once a recruiter has added or imported them."}
            </EmptyState>
          )
        }
      />
    </>
  );
}
