import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { formatCount, plural } from "@/lib/format/count";
import styles from "./imports.module.css";

type Tone = "new" | "known" | "held" | "refused";
type Row = { line: number; name: string; address: string | null; words: string; tone: Tone; notes: string[] };
export type ForetoldRowsProps = { lookedAt: number; counts: Record<Tone, number>; rows: Row[]; rowCount: number };

const columns: PlainColumn<Row>[] = [
  { header: "Row", number: true, draw: ({ line }) => line },
  { header: "Person", phone: "wide", draw: ({ name }) => name },
  { header: "Email", phone: "bare", draw: ({ address }) => address },
  {
    header: "Result",
    phone: "wide",
    draw: ({ tone, words, notes }) => (
      <>
        <span data-tone={tone} className={styles.tone}>
          {tone === "refused" ? `Skipped: ${words}` : tone === "held" ? `To review: ${words}` : words}
        </span>
        {notes.map((note) => (
          <div key={note} className={styles.soft}>
            {note}
          </div>
        ))}
      </>
    ),
  },
];

/** What will happen to the rows, counted over all that were looked at; the first ones and refused ones are shown. */
export function ForetoldRows({ lookedAt, counts, rows, rowCount }: ForetoldRowsProps) {
  return (
    <>
      <h2>What will happen</h2>
      <output className={styles.summary}>
        {lookedAt < rowCount ? `In the first ${plural(lookedAt, "row")}: ` : null}
        <span data-tone="new" className={styles.tone}>{`${formatCount(counts.new)} new`}</span>
        {", "}
        <span data-tone="known" className={styles.tone}>{`${formatCount(counts.known)} known`}</span>
        {counts.held > 0 ? (
          <>
            {", "}
            <span data-tone="held" className={styles.tone}>{`${formatCount(counts.held)} to review`}</span>
          </>
        ) : null}
        {", "}
        <span data-tone="refused" className={styles.tone}>{`${formatCount(counts.refused)} skipped`}</span>
        {rows.length < lookedAt ? ` (the first ${rows.length} are shown)` : null}
      </output>
      <PlainTable label="First rows" columns={columns} rows={rows} rowId={({ line }) => line} />
    </>
  );
}
