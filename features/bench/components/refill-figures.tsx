import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { formatCount } from "@/lib/format/count";
import { keysOf } from "@/lib/keys-of";
import {
  days,
  refilledFrom,
  refillMonths,
  savedWords,
  shareWords,
  type RefillCounts,
  type RefilledFrom,
} from "../rules/refills";
import styles from "./bench.module.css";

type Figures = { from: RefilledFrom; count: number; share: string; days: number | null };

const columns: PlainColumn<Figures>[] = [
  { header: "Filled by", draw: ({ from }) => refilledFrom[from] },
  {
    header: "Openings",
    number: true,
    draw: ({ from, count }) => <Link href={`/bench/refilled?from=${from}`}>{formatCount(count)}</Link>,
  },
  { header: "Share of those filled", number: true, draw: ({ share }) => share },
  { header: "Days to fill", number: true, draw: ({ days: count }) => (count === null ? "–" : days(count)) },
];

/** How many openings that came back were filled by whom, each number with its rows, and what the words mean. */
export function RefillFigures({ counts }: { counts: RefillCounts }) {
  const median = { known: counts.knownDays, others: counts.othersDays, nobody: null };
  const rows = keysOf(refilledFrom).map((from): Figures => ({
    from,
    count: counts[from],
    share: from === "nobody" ? "–" : shareWords(counts[from], counts),
    days: median[from],
  }));
  return (
    <>
      <p className={styles.definition}>
        Openings that came back in the last {refillMonths} months: an offer was declined, a hire fell through, a hold
        was lifted, an opening was added, or the position was reopened. Filled by <em>known people</em>: whoever took it
        was on the position’s Top of mind list between the day it came back and the day it was filled, or had been
        submitted to a client or closed out by us before that. Days run from back open to filled; the median of each
        group is shown.
      </p>
      <div className={styles.figures}>
        <PlainTable label="Openings refilled" rowId={({ from }) => from} rows={rows} columns={columns} />
      </div>
      <p className={styles.saved}>{savedWords(counts)}</p>
    </>
  );
}
