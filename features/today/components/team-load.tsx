import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { formatCount, plural } from "@/lib/format/count";
import { relativeTime } from "@/lib/format/time";
import type { Load } from "../rules/load";
import styles from "./team-load.module.css";

type Props = { loads: Load[]; zone: string; now: Date };

/** What waits for each recruiter, for whoever has to see that nobody is forgotten: each number opens its lines. */
export function TeamLoad({ loads, zone, now }: Props) {
  const late = loads.reduce((sum, load) => sum + load.late, 0);
  const most = Math.max(1, ...loads.map(({ due }) => due));
  return (
    <details className={styles.section}>
      <summary>
        By recruiter <span className={styles.soft}>{late > 0 ? `${formatCount(late)} late` : "nothing late"}</span>
      </summary>
      <PlainTable
        label="To do, by recruiter"
        columns={columnsOf(most, zone, now)}
        rows={loads}
        rowId={({ id }) => id}
      />
    </details>
  );
}

const columnsOf = (most: number, zone: string, now: Date): PlainColumn<Load>[] => [
  {
    header: "Recruiter",
    draw: ({ id, name }) => (
      <Link href={linesOf(id)} prefetch={false} className={styles.name}>
        {name}
      </Link>
    ),
  },
  { header: "To do", number: true, draw: ({ due }) => formatCount(due) },
  {
    header: "Late",
    number: true,
    draw: ({ late }) => <span className={late > 0 ? styles.late : undefined}>{formatCount(late)}</span>,
  },
  { header: "Portion late", draw: ({ due, late }) => <Bar due={due} late={late} most={most} /> },
  {
    header: "Late by kind",
    phone: "wide",
    draw: ({ id, lateKinds }) => (
      <div className={styles.kinds}>
        {lateKinds.map(({ kind, late }) => (
          <Link key={kind} href={linesOf(id, kind)} prefetch={false} className={styles.kind}>
            {todayKinds[kind]} {late}
          </Link>
        ))}
      </div>
    ),
  },
  {
    header: "Oldest reply",
    keep: true,
    draw: ({ id, oldestReplyAt }) =>
      oldestReplyAt ? (
        <Link href={linesOf(id, "reply")} prefetch={false}>
          {relativeTime(oldestReplyAt, zone, now)}
        </Link>
      ) : (
        <span className={styles.soft}>none</span>
      ),
  },
  {
    header: "Open positions",
    number: true,
    draw: ({ id, positions }) => (
      <Link href={`/positions?owner=${id}&state=open`} prefetch={false}>
        {formatCount(positions)}
      </Link>
    ),
  },
  { header: "In process", number: true, draw: ({ inProcess }) => formatCount(inProcess) },
];

const linesOf = (recruiterId: string, kind?: TodayKind) =>
  `/today?recruiter=${recruiterId}${kind ? `&kind=${kind}` : ""}`;

/** How much waits beside whoever has most, and how much of it is late. */
function Bar({ due, late, most }: { due: number; late: number; most: number }) {
  return (
    <svg
      className={styles.bar}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${plural(late, "line")} of ${due} late`}
    >
      <rect width={(due / most) * 100} height="8" />
      <rect className={styles.late} width={(late / most) * 100} height="8" />
    </svg>
  );
}
