import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { FilterChips, type Filter } from "@/components/filter-chips";
import { LinkButton } from "@/components/link-button";
import { PageHead } from "@/components/page-head";
import { disciplines } from "@/db/vocabulary/candidates";
import { positionStates } from "@/db/vocabulary/positions";
import { PositionsTable } from "@/features/positions/components/positions-table";
import { positionTableParsers } from "@/features/positions/inputs";
import { listPositions, positionsPerPage } from "@/features/positions/queries/list-positions";
import { teamFilter } from "@/features/teams/components/team-filter";
import { listTeamOptions } from "@/features/teams/queries";
import { listRecruiters } from "@/features/recruiters/queries";
import { formatCount } from "@/lib/format/count";
import { rowsOnPage } from "@/lib/table-url";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Positions" };

const load = createLoader(positionTableParsers);
const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

export default async function PositionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  const { actor, now } = context;
  const asked = await load(searchParams);
  const [{ rows, total }, recruiters, teams] = await Promise.all([
    listPositions(context, asked),
    listRecruiters(context),
    listTeamOptions(context),
  ]);
  const { q, state, discipline, owner, team, client, back, sort, page } = asked;
  const mayWrite = actor.role !== "viewer";
  const filters: Filter[] = [
    {
      id: "state",
      label: "Status",
      kind: "choice",
      options: optionsOf({
        open: positionStates.open,
        held: positionStates.held,
        filled: "Filled",
        closed: positionStates.closed,
      }),
    },
    { id: "discipline", label: "Discipline", kind: "choice", options: optionsOf(disciplines) },
    {
      id: "owner",
      label: "Owner",
      kind: "choice",
      options: recruiters.map((one) => ({ value: one.id, label: one.name })),
    },
    ...teamFilter(teams),
    { id: "back", label: "Back open", kind: "flag" },
  ];
  return (
    <>
      <PageHead title="Positions" count={formatCount(total)}>
        {mayWrite ? <LinkButton href="/positions/new">Add position</LinkButton> : null}
      </PageHead>
      <FilterChips filters={filters} search={{ id: "q", label: "Title, client or req number" }} />
      <PositionsTable
        rows={rows}
        total={total}
        sort={sort}
        page={page}
        pageSize={rowsOnPage(asked, positionsPerPage)}
        zone={actor.zone}
        now={now}
        filtered={Boolean(q || state.length || discipline.length || owner.length || team.length || client || back)}
        mayWrite={mayWrite}
      />
    </>
  );
}
