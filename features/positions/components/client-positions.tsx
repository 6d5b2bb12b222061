import Link from "next/link";
import { Chip } from "@/components/chip";
import { EmptyState } from "@/components/empty-state";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { positionStates } from "@/db/vocabulary/positions";
import { formatDate } from "@/lib/format/time";
import type { PositionRow } from "../queries/list-positions";
import { isFilled } from "../rules/seats";
import { DecisionDate } from "./decision-date";
import styles from "./position.module.css";

type Props = {
  rows: PositionRow[];
  zone: string;
  now: Date;
  /** Where the first one is added, for who may. */
  add: string | null;
};

/** A client's positions, open ones first. */
export function ClientPositions({ rows, zone, now, add }: Props) {
  if (rows.length === 0)
    return (
      <EmptyState
        title="No positions yet"
        action={add ? <Link href={add}>Add the first position</Link> : <Link href="/positions">Go to Positions</Link>}
      >
        The job orders of this client are listed here, open ones first.
      </EmptyState>
    );
  return <PlainTable label="Positions" columns={columnsFor(zone, now)} rows={rows} rowId={({ id }) => id} />;
}

function columnsFor(zone: string, now: Date): PlainColumn<PositionRow>[] {
  return [
    {
      header: "Position",
      draw: ({ id, title, reqNumber, backOpen }) => (
        <span className={styles.name}>
          <Link href={`/positions/${id}/board`} prefetch={false}>
            {title}
          </Link>
          {reqNumber ? <span className={styles.soft}>{reqNumber}</span> : null}
          {backOpen ? <Chip tone="blue">Back open</Chip> : null}
        </span>
      ),
    },
    { header: "Status", phone: "bare", draw: (row) => (isFilled(row) ? "Filled" : positionStates[row.status]) },
    { header: "Filled", number: true, keep: true, draw: ({ seats }) => `${seats.filled} of ${seats.total}` },
    {
      header: "Decision date",
      draw: ({ decision, zone: theirs }) => <DecisionDate decision={decision} zone={theirs} now={now} />,
    },
    { header: "Opened", keep: true, draw: ({ openedAt }) => formatDate(openedAt, zone) },
  ];
}
