import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { Time } from "@/components/time";
import { WalkedLines } from "@/components/walked-lines";
import { debriefSides } from "@/db/vocabulary/interviews";
import { spanWords } from "@/lib/format/span";
import type { DebriefDue } from "../queries/debriefs-due";
import styles from "./debriefs-due.module.css";

type Props = { rows: DebriefDue[]; zone: string; now: Date };

/** The debriefs behind the numbers of a week: when each was due and when it was recorded. */
export function DebriefsDue({ rows, zone, now }: Props) {
  return (
    <WalkedLines>
      <PlainTable
        label="Debriefs"
        columns={columnsOf(zone, now)}
        rows={rows}
        rowId={({ id, side }) => `${id} ${side}`}
      />
    </WalkedLines>
  );
}

const columnsOf = (zone: string, now: Date): PlainColumn<DebriefDue>[] => [
  {
    header: "Candidate",
    draw: ({ candidateId, name }) => (
      <Link href={`/candidates/${candidateId}`} prefetch={false}>
        {name}
      </Link>
    ),
  },
  {
    header: "Position",
    draw: ({ positionId, title }) => (
      <Link href={`/positions/${positionId}/interviews`} prefetch={false} data-line="">
        {title}
      </Link>
    ),
  },
  { header: "Client", draw: ({ clientName }) => clientName },
  { header: "Recruiter", draw: ({ ownerName }) => ownerName ?? "–" },
  { header: "With", draw: ({ side }) => debriefSides[side] },
  { header: "Interview ended", keep: true, draw: ({ endsAt }) => <Time at={endsAt} zone={zone} form="day-time" /> },
  { header: "Due", keep: true, draw: ({ dueAt }) => <Time at={dueAt} zone={zone} form="day-time" /> },
  {
    header: "Recorded",
    keep: true,
    draw: ({ doneAt }) => (doneAt ? <Time at={doneAt} zone={zone} form="day-time" /> : "not yet"),
  },
  {
    header: "On time",
    keep: true,
    draw: ({ late, dueAt, doneAt }) =>
      late ? (
        <span className={styles.late}>{spanWords((doneAt ?? now).getTime() - dueAt.getTime())} late</span>
      ) : (
        "on time"
      ),
  },
];
