import Link from "next/link";
import { DownloadLink } from "@/features/recruiters/components/download-link";
import { EmptyState } from "@/components/empty-state";
import { PageLinks } from "@/components/page-links";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { importRowVerdicts, type ImportRowVerdict } from "@/db/vocabulary/imports";
import { formatCount } from "@/lib/format/count";
import { keysOf } from "@/lib/keys-of";
import { cutText } from "@/lib/text";
import styles from "./imports.module.css";

type Row = {
  line: number;
  cells: Record<string, string>;
  verdict: ImportRowVerdict;
  reason: string | null;
  notes: string[];
  candidateId: string | null;
};
type Props = {
  importId: string;
  /** In the order of the file: a row of the report is kept without one. */
  columns: string[];
  doneCount: number;
  counts: Partial<Record<ImportRowVerdict, number>>;
  rows: Row[];
  verdict: ImportRowVerdict | null;
  page: number;
  more: boolean;
  mayExport: boolean;
};

/** What became of each row, by verdict, a page at a time; the whole as a file. */
export function ImportReport({ importId, columns, doneCount, counts, rows, verdict, page, more, mayExport }: Props) {
  const at = (query: { verdict?: string | null; page?: number }) => {
    const search = new URLSearchParams();
    if (query.verdict) search.set("verdict", query.verdict);
    if (query.page && query.page > 1) search.set("page", `${query.page}`);
    return `/imports/${importId}${search.size > 0 ? `?${search}` : ""}`;
  };
  const current = (one: ImportRowVerdict | null) => (verdict === one ? ("true" as const) : undefined);
  return (
    <section aria-label="Report">
      <div className={styles.bar}>
        <nav aria-label="Verdicts" className={styles.verdicts}>
          <Link href={at({})} aria-current={current(null)}>
            All {formatCount(doneCount)}
          </Link>
          {keysOf(importRowVerdicts)
            .filter((one) => counts[one])
            .map((one) => (
              <Link key={one} href={at({ verdict: one })} aria-current={current(one)}>
                {importRowVerdicts[one]} {formatCount(counts[one] ?? 0)}
              </Link>
            ))}
        </nav>
        {mayExport && rows.length > 0 ? (
          <DownloadLink href={`/api/imports/${importId}/report${verdict ? `?verdict=${verdict}` : ""}`}>
            Download as CSV
          </DownloadLink>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <EmptyState title="No rows yet">Rows appear here as they are imported.</EmptyState>
      ) : (
        <PlainTable label="Rows" columns={reportColumns(columns)} rows={rows} rowId={({ line }) => line} />
      )}
      <PageLinks
        before={page > 1 ? { href: at({ verdict, page: page - 1 }), words: "Earlier rows" } : null}
        after={more ? { href: at({ verdict, page: page + 1 }), words: "Later rows" } : null}
      />
    </section>
  );
}

function reportColumns(ofFile: string[]): PlainColumn<Row>[] {
  return [
    { header: "Row", number: true, draw: ({ line }) => line },
    { header: "CSV row", phone: "wide", className: styles.cells, draw: ({ cells }) => wordsOf(cells, ofFile) },
    {
      header: "Result",
      phone: "bare",
      draw: ({ candidateId, verdict }) =>
        candidateId ? (
          <Link href={`/candidates/${candidateId}`}>{importRowVerdicts[verdict]}</Link>
        ) : (
          importRowVerdicts[verdict]
        ),
    },
    { header: "Reason", phone: "wide", draw: ({ reason, notes }) => [reason, ...notes].filter(Boolean).join(" ") },
  ];
}

/** The first five cells that say anything. */
function wordsOf(cells: Record<string, string>, columns: string[]): string {
  const said = columns.map((column) => (Object.hasOwn(cells, column) ? cells[column]?.trim() : "")).filter(Boolean);
  return cutText(said.slice(0, 5).join(" · "), 160);
}
