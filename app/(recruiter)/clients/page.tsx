import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { FilterChips, type Filter } from "@/components/filter-chips";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { states } from "@/db/vocabulary/places";
import { ClientFormButton } from "@/features/clients/components/client-form";
import { ClientsTable } from "@/features/clients/components/clients-table";
import { clientTableParsers } from "@/features/clients/inputs";
import { clientsPerPage, listClients } from "@/features/clients/queries/list-clients";
import { teamFilter } from "@/features/teams/components/team-filter";
import { listTeamOptions } from "@/features/teams/queries";
import { listRecruiters } from "@/features/recruiters/queries";
import { formatCount } from "@/lib/format/count";
import { rowsOnPage } from "@/lib/table-url";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Clients" };

const load = createLoader(clientTableParsers);

export default async function ClientsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  const { actor, now } = context;
  const asked = await load(searchParams);
  const [{ rows, total }, recruiters, teams] = await Promise.all([
    listClients(context, asked),
    listRecruiters(context),
    listTeamOptions(context),
  ]);
  const { q, state, owner, team, off, sort, page } = asked;
  const owners = recruiters.filter((one) => one.role !== "viewer").map((one) => ({ value: one.id, label: one.name }));
  const filters: Filter[] = [
    {
      id: "state",
      label: "State",
      kind: "choice",
      options: Object.entries(states).map(([value, label]) => ({ value, label })),
    },
    { id: "owner", label: "Owner", kind: "choice", options: owners },
    ...teamFilter(teams),
    { id: "off", label: "Off-limits", kind: "flag" },
  ];
  return (
    <Kit>
      <PageHead title="Clients" count={formatCount(total)}>
        {actor.role === "viewer" ? null : <ClientFormButton client={null} owners={owners} ownerId={actor.id} />}
      </PageHead>
      <FilterChips filters={filters} search={{ id: "q", label: "Name or city" }} />
      <ClientsTable
        rows={rows}
        total={total}
        sort={sort}
        page={page}
        pageSize={rowsOnPage(asked, clientsPerPage)}
        zone={actor.zone}
        now={now}
        filtered={Boolean(q || state.length || owner.length || team.length || off)}
        add={
          actor.role === "viewer" ? null : (
            <ClientFormButton client={null} owners={owners} ownerId={actor.id} words="Add the first client" />
          )
        }
      />
    </Kit>
  );
}
