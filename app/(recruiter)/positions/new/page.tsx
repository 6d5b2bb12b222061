import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { z } from "zod";
import { PageHead } from "@/components/page-head";
import { listClientOptions } from "@/features/clients/queries/list-clients";
import { listContactOptions } from "@/features/clients/queries/list-contacts";
import { PositionForm } from "@/features/positions/components/position-form";
import { listRecruiters } from "@/features/recruiters/queries";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Add position" };

const load = createLoader({ client: parseAsString });

export default async function NewPositionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  if (context.actor.role === "viewer") redirect("/positions");
  const asked = z.uuid().safeParse((await load(searchParams)).client);
  const clientId = asked.success ? asked.data : null;
  const [clients, contacts, recruiters] = await Promise.all([
    listClientOptions(context),
    clientId ? listContactOptions(context, clientId) : [],
    listRecruiters(context),
  ]);
  return (
    <>
      <PageHead title="Add position" lead={<Link href="/positions">Positions</Link>} />
      <PositionForm
        position={null}
        clientId={clientId}
        clients={clients}
        contacts={contacts}
        owners={recruiters.filter((one) => one.role !== "viewer").map((one) => ({ value: one.id, label: one.name }))}
        ownerId={context.actor.id}
      />
    </>
  );
}
