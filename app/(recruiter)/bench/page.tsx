import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { FilterChips } from "@/components/filter-chips";
import { disciplines } from "@/db/vocabulary/candidates";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import styles from "@/features/bench/components/bench.module.css";
import { BenchTable } from "@/features/bench/components/bench-table";
import { benchParsers } from "@/features/bench/inputs";
import { benchPerPage, listBench } from "@/features/bench/queries/list-bench";
import { benchKinds, freshness } from "@/features/bench/rules/bench";
import { benchLine } from "@/features/bench/rules/bench-row";
import { getFirm } from "@/features/settings/queries";
import { rowsOnPage } from "@/lib/table-url";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Bench" };

const load = createLoader(benchParsers);
const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

export default async function BenchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  const { now } = context;
  const { zone } = context.actor;
  const asked = await load(searchParams);
  const [{ rows, total }, firm] = await Promise.all([listBench(context, asked), getFirm(context)]);
  const { kind, discipline, state, license, licenseState, spoke } = asked;
  return (
    <>
      <div className={styles.filters}>
        <FilterChips
          filters={[
            { id: "kind", label: "Why", kind: "choice", options: options(benchKinds) },
            { id: "discipline", label: "Discipline", kind: "choice", options: options(disciplines) },
            { id: "state", label: "Lives in", kind: "choice", options: options(states) },
            { id: "license", label: "License", kind: "choice", options: options(licenseTypes) },
            { id: "licenseState", label: "Licensed in", kind: "choice", options: options(states) },
            { id: "spoke", label: "Last spoke", kind: "choice", options: options(freshness) },
          ]}
        />
      </div>
      <BenchTable
        rows={rows.map((row) => benchLine(row, { now, zone, firm }))}
        total={total}
        sort={asked.sort}
        page={asked.page}
        pageSize={rowsOnPage(asked, benchPerPage)}
        zone={zone}
        now={now}
        filtered={[kind, discipline, state, license, licenseState, spoke].some((one) => one.length > 0)}
      />
    </>
  );
}
