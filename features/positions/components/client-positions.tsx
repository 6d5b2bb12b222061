import Link from "next/link";
import { Chip } from "@/components/chip";
import { EmptyState } from "@/components/empty-state";
import { positionStates } from "@/db/vocabulary/positions";
import { DecisionDate } from "./decision-date";
import type { PositionRow } from "../queries/list-positions";
import { isFilled } from "../rules/seats";
import { formatDate } from "@/lib/format/time";
import styles from "@/features/clients/components/client.module.css";

/** A client's positions, open ones first. */
export function ClientPositions({ rows, zone, now }: { rows: PositionRow[]; zone: string; now: Date }) {
  if (rows.length === 0)
    return (
      <EmptyState title="No positions yet">Add the first job order of this client with the button above.</EmptyState>
    );
  return (
    <table className={styles.positions}>
      <thead>
        <tr>
          <th>Position</th>
          <th>State</th>
          <th className={styles.number}>Filled</th>
          <th className={styles.optional}>Decision date</th>
          <th className={styles.optional}>Opened</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <span className={styles.who}>
                <Link href={`/positions/${row.id}/board`} prefetch={false}>
                  {row.title}
                </Link>
                {row.reqNumber ? <span className={styles.soft}>{row.reqNumber}</span> : null}
                {row.backOpen ? <Chip tone="blue">Back open</Chip> : null}
              </span>
            </td>
            <td>{isFilled(row) ? "Filled" : positionStates[row.status]}</td>
            <td className={`${styles.number} ${styles.keep}`}>
              {row.seats.filled} of {row.seats.total}
            </td>
            <td className={styles.optional}>
              <DecisionDate decision={row.decision} zone={row.zone} now={now} />
            </td>
            <td className={`${styles.optional} ${styles.keep}`}>{formatDate(row.openedAt, zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
