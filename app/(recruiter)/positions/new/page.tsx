import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { createLoader, type SearchParams } from "nuqs/server";
import { Kit } from "@/components/app-frame/kit";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHead } from "@/components/page-head";
import { listClientOptions } from "@/features/clients/queries/list-clients";
import { listContactOptions } from "@/features/clients/queries/list-contacts";
import { PositionForm } from "@/features/positions/components/position-form";
import { listViewerOptions } from "@/features/positions/queries/list-viewers";
import { listRecruiters } from "@/features/recruiters/queries";
import { pageContext } from "@/lib/server/auth";
import { parseAsId } from "@/lib/url-parsers";

export const metadata: Metadata = { title: "Add position" };

const load = createLoader({ client: parseAsId });

export default async function NewPositionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  if (context.actor.role === "viewer") redirect("/positions");
  const { client: clientId } = await load(searchParams);
  const [clients, contacts, recruiters, viewers] = await Promise.all([
    listClientOptions(context),
    clientId ? listContactOptions(context, clientId) : [],
    listRecruiters(context),
    listViewerOptions(context, context.actor.id),
  ]);
  return (
    <Kit>
      <PageHead title="Add position" lead={<Link href="/positions">Positions</Link>} />
      {clients.length === 0 ? (
        <EmptyState title="Add a client first" action={<LinkButton href="/clients">Go to Clients</LinkButton>}>
          A position is a job order of a client, and there are no clients yet.
        </EmptyState>
      ) : (
        <PositionForm
          position={null}
          clientId={clientId}
          clients={clients}
          contacts={contacts}
          owners={recruiters.filter((one) => one.role !== "viewer").map((one) => ({ value: one.id, label: one.name }))}
          ownerId={context.actor.id}
          viewers={viewers}
        />
      )}
    </Kit>
  );
}
