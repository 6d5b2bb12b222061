import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHead } from "@/components/page-head";
import { Section } from "@/components/section";
import { ValueItemsTable } from "@/features/value-items/components/value-items-table";
import { listArchivedValueItems, listValueItems } from "@/features/value-items/queries/list-value-items";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Worth sharing" };

export default async function WorthSharingPage() {
  const context = await pageContext();
  const [items, archived] = await Promise.all([listValueItems(context), listArchivedValueItems(context)]);
  return (
    <>
      <PageHead title="Worth sharing" count={items.length}>
        {context.actor.role === "viewer" ? null : <LinkButton href="/worth-sharing/new">Add a link</LinkButton>}
      </PageHead>
      {items.length === 0 ? (
        <EmptyState title="Nothing to share yet">
          Add an article, an event or a market note, and monthly check-ins have something to say.
        </EmptyState>
      ) : (
        <ValueItemsTable label="Worth sharing" rows={items} />
      )}
      {archived.length > 0 ? (
        <Section title="Archived" count={archived.length}>
          <ValueItemsTable label="Archived items" rows={archived} />
        </Section>
      ) : null}
    </>
  );
}
