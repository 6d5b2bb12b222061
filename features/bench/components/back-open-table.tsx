import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { Time } from "@/components/time";
import { WalkedLines } from "@/components/walked-lines";
import { reopeningKinds } from "@/db/vocabulary/positions";
import { plural } from "@/lib/format/count";
import type { BackOpen } from "../queries/list-back-open";
import styles from "./bench.module.css";

/** What came back open this week, each with the list of whom to call. */
export function BackOpenTable({ rows, zone, now }: { rows: BackOpen[]; zone: string; now: Date }) {
  return (
    <WalkedLines>
      <PlainTable label="Back open this week" columns={columnsFor(zone, now)} rows={rows} rowId={({ id }) => id} />
    </WalkedLines>
  );
}

function columnsFor(zone: string, now: Date): PlainColumn<BackOpen>[] {
  return [
    {
      header: "Position",
      draw: ({ positionId, title }) => (
        <Link href={`/positions/${positionId}/top-of-mind`} data-line="">
          {title}
        </Link>
      ),
    },
    { header: "Client", draw: ({ clientName }) => clientName },
    { header: "Why", draw: ({ kind }) => reopeningKinds[kind] },
    {
      header: "Back open",
      keep: true,
      draw: ({ at }) => <Time at={at} zone={zone} now={now} form="relative-day" />,
    },
    {
      header: "Top of mind",
      draw: ({ positionId, list }) =>
        list ? (
          <Link href={`/positions/${positionId}/top-of-mind?list=${list.id}`} prefetch={false}>
            {plural(list.people, "person", "people")} on the last list
          </Link>
        ) : (
          <span className={styles.soft}>not opened yet</span>
        ),
    },
    {
      header: "Since then",
      draw: ({ settledAt }) =>
        settledAt ? (
          <>
            Settled <Time at={settledAt} zone={zone} now={now} form="relative-day" />
          </>
        ) : (
          "Still open"
        ),
    },
  ];
}
