import Link from "next/link";
import { Chip } from "@/components/chip";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import styles from "@/components/plain-table.module.css";
import { Time } from "@/components/time";
import { WalkedLines } from "@/components/walked-lines";
import { purposes } from "@/db/vocabulary/purposes";
import { plural } from "@/lib/format/count";
import type { listDrafts } from "../queries/list-drafts";

type Draft = Awaited<ReturnType<typeof listDrafts>>[number];

/** What nobody has sent yet. */
export function DraftsTable({ rows, zone, now }: { rows: Draft[]; zone: string; now: Date }) {
  return (
    <WalkedLines>
      <PlainTable label="Drafts" columns={columnsFor(zone, now)} rows={rows} rowId={({ id }) => id} />
    </WalkedLines>
  );
}

function columnsFor(zone: string, now: Date): PlainColumn<Draft>[] {
  return [
    {
      header: "Draft",
      keep: true,
      draw: ({ id, people, firstName }) => (
        <Link href={`/outreach/${id}`} data-line="">
          {toWhom(firstName, people)}
        </Link>
      ),
    },
    {
      header: "Template",
      phone: "wide",
      draw: ({ template, purpose }) => (
        <>
          {template} <Chip>{purposes[purpose].label}</Chip>
        </>
      ),
    },
    {
      header: "About",
      draw: ({ positionId, position }) =>
        positionId ? (
          <Link href={`/positions/${positionId}/board`}>{position}</Link>
        ) : (
          <span className={styles.soft}>no position</span>
        ),
    },
    { header: "By", draw: ({ by }) => by },
    {
      header: "Changed",
      draw: ({ changedAt, createdAt }) => <Time at={changedAt ?? createdAt} zone={zone} now={now} form="day-time" />,
    },
  ];
}

function toWhom(firstName: string | null, people: number): string {
  if (!firstName) return "To no one yet";
  return people === 1 ? `To ${firstName}` : `To ${firstName} and ${plural(people - 1, "other")}`;
}
