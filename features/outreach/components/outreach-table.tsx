import Link from "next/link";
import { Chip } from "@/components/chip";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import styles from "@/components/plain-table.module.css";
import { Time } from "@/components/time";
import { WalkedLines } from "@/components/walked-lines";
import { purposes } from "@/db/vocabulary/purposes";
import type { listOutreaches } from "../queries/list-outreaches";

type Outreach = Awaited<ReturnType<typeof listOutreaches>>[number];

/** Every email sent from a template, with deliveries and replies. */
export function OutreachTable({ rows, zone, now }: { rows: Outreach[]; zone: string; now: Date }) {
  return (
    <WalkedLines>
      <PlainTable label="Outreach" columns={columnsFor(zone, now)} rows={rows} rowId={({ id }) => id} />
    </WalkedLines>
  );
}

function columnsFor(zone: string, now: Date): PlainColumn<Outreach>[] {
  return [
    {
      header: "Sent",
      keep: true,
      draw: ({ id, sentAt }) => (
        <Link href={`/outreach/${id}`} data-line="">
          <Time at={sentAt} zone={zone} now={now} form="day-time" />
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
    { header: "Emails", number: true, draw: ({ emails }) => emails },
    { header: "Waiting", number: true, draw: ({ waiting }) => waiting },
    { header: "Delivered", number: true, draw: ({ delivered }) => delivered },
    { header: "Replied", number: true, draw: ({ replied }) => replied },
    { header: "Not sent", number: true, draw: ({ ended }) => ended },
  ];
}
