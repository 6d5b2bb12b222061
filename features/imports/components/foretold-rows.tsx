import table from "@/components/plain-table.module.css";
import { formatCount } from "@/lib/format/count";
import styles from "./imports.module.css";

type Tone = "new" | "known" | "refused";
type Row = { line: number; name: string; address: string | null; words: string; tone: Tone; notes: string[] };
export type ForetoldRowsProps = { lookedAt: number; counts: Record<Tone, number>; rows: Row[]; rowCount: number };

/** What will happen to the rows, counted over all that were looked at; the first ones and refused ones are shown. */
export function ForetoldRows({ lookedAt, counts, rows, rowCount }: ForetoldRowsProps) {
  return (
    <>
      <h2>What will happen</h2>
      <output className={styles.summary}>
        {lookedAt < rowCount ? `Of the first ${formatCount(lookedAt)} rows: ` : null}
        <span data-tone="new" className={styles.tone}>{`${formatCount(counts.new)} new`}</span>
        {", "}
        <span data-tone="known" className={styles.tone}>{`${formatCount(counts.known)} known`}</span>
        {", "}
        <span data-tone="refused" className={styles.tone}>{`${formatCount(counts.refused)} refused`}</span>
        {rows.length < lookedAt ? ` (the first ${rows.length} are shown)` : null}
      </output>
      <div className={styles.scroll}>
        <table className={`${table.table} ${table.cards}`}>
          <thead>
            <tr>
              <th className={table.number}>Row</th>
              <th>Person</th>
              <th>Email</th>
              <th>Then</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <td className={table.number} data-label="Row">
                  {row.line}
                </td>
                <td data-wide>{row.name}</td>
                <td>{row.address}</td>
                <td data-wide>
                  <span data-tone={row.tone} className={styles.tone}>
                    {row.tone === "refused" ? `Refused: ${row.words}` : row.words}
                  </span>
                  {row.notes.map((note) => (
                    <div key={note} className={styles.soft}>
                      {note}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
