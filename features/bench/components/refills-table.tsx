import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { WalkedLines } from "@/components/walked-lines";
import { reopeningKinds } from "@/db/vocabulary/positions";
import { formatDate } from "@/lib/format/time";
import type { Refill } from "../queries/refills";
import { days, knownBy } from "../rules/refills";
import styles from "./bench.module.css";

/** The openings behind the numbers, the last to come back first. */
export function RefillsTable({ label, rows }: { label: string; rows: Refill[] }) {
  return (
    <WalkedLines>
      <PlainTable label={label} columns={columns} rows={rows} rowId={({ id }) => id} />
    </WalkedLines>
  );
}

const columns: PlainColumn<Refill>[] = [
  {
    header: "Position",
    draw: ({ positionId, title }) => (
      <Link href={`/positions/${positionId}/history`} data-line="">
        {title}
      </Link>
    ),
  },
  { header: "Client", draw: ({ clientName }) => clientName },
  { header: "Why it came back", draw: ({ kind }) => reopeningKinds[kind] },
  { header: "Back open", keep: true, draw: ({ reopenedAt, zone }) => formatDate(reopenedAt, zone) },
  {
    header: "Filled",
    keep: true,
    draw: ({ filledAt, zone }) =>
      filledAt ? formatDate(filledAt, zone) : <span className={styles.soft}>not yet</span>,
  },
  { header: "Days", number: true, draw: ({ days: count }) => (count === null ? "–" : days(count)) },
  {
    header: "Filled by",
    draw: ({ candidateId, name }) =>
      candidateId ? (
        <Link href={`/candidates/${candidateId}`} prefetch={false}>
          {name}
        </Link>
      ) : (
        <span className={styles.soft}>–</span>
      ),
  },
  {
    header: "Known",
    draw: ({ filledAt, knownBy: by }) => (by ? knownBy[by] : filledAt ? "New to us" : "–"),
  },
];
