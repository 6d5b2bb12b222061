import type { Metadata } from "next";
import Link from "next/link";
import { createLoader, createSerializer, type SearchParams } from "nuqs/server";
import { EmptyState } from "@/components/empty-state";
import { PageLinks } from "@/components/page-links";
import { Section } from "@/components/section";
import { RefillFigures } from "@/features/bench/components/refill-figures";
import { RefillsTable } from "@/features/bench/components/refills-table";
import { refilledParsers } from "@/features/bench/inputs";
import { countRefills, listRefills, refillsPerPage } from "@/features/bench/queries/refills";
import { refilledFrom } from "@/features/bench/rules/refills";
import { formatCount } from "@/lib/format/count";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Openings refilled" };

const load = createLoader(refilledParsers);
const withQuery = createSerializer(refilledParsers);

export default async function RefilledPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  const { from, page } = await load(searchParams);
  const [counts, found] = await Promise.all([countRefills(context), listRefills(context, { from, page })]);
  const rows = found.slice(0, refillsPerPage);
  const title = from ? `Openings: ${refilledFrom[from].toLowerCase()}` : "All openings that came back";
  const total = from ? counts[from] : counts.known + counts.others + counts.nobody;
  return (
    <>
      <RefillFigures counts={counts} />
      <Section
        title={title}
        count={formatCount(total)}
        verbs={from ? <Link href="/bench/refilled">Show all</Link> : undefined}
      >
        {rows.length === 0 ? (
          <EmptyState title={from ? "None in this group" : "No opening came back in this time"}>
            Openings are counted from the day they came back, for twelve months.
          </EmptyState>
        ) : (
          <RefillsTable label={title} rows={rows} />
        )}
      </Section>
      <PageLinks
        before={page > 1 ? { href: `/bench/refilled${withQuery({ from, page: page - 1 })}`, words: "Newer" } : null}
        after={
          found.length > refillsPerPage
            ? { href: `/bench/refilled${withQuery({ from, page: page + 1 })}`, words: "Older" }
            : null
        }
      />
    </>
  );
}
