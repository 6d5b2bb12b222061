import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { BackOpenTable } from "@/features/bench/components/back-open-table";
import { listBackOpen } from "@/features/bench/queries/list-back-open";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Back open this week" };

export default async function BackOpenPage() {
  const context = await pageContext();
  const rows = await listBackOpen(context);
  if (rows.length === 0)
    return (
      <EmptyState title="Nothing came back open this week" action={<Link href="/positions">Go to Positions</Link>}>
        When an offer is declined, a hire falls through or a hold is lifted, the opening is listed here with whom to
        call.
      </EmptyState>
    );
  return <BackOpenTable rows={rows} zone={context.actor.zone} now={context.now} />;
}
