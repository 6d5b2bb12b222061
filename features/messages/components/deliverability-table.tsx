import Link from "next/link";
import { Chip } from "@/components/chip";
import { EmptyState } from "@/components/empty-state";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import styles from "@/components/plain-table.module.css";
import type { PauseCause } from "@/db/vocabulary/outreach-pauses";
import { formatCount } from "@/lib/format/count";
import type { Deliverability } from "../queries/list-deliverability";
import { shareWords } from "../rules/deliverability";
import { ResumeOutreach } from "./resume-outreach";

type Props = { label: string; rows: Deliverability[]; mayResume: boolean };

/** Bounces and complaints of the last emails, each figure a link to exactly the emails behind it. */
export function DeliverabilityTable({ label, rows, mayResume }: Props) {
  if (rows.length === 0) return <EmptyState title="Nothing sent yet">Figures appear with the first email.</EmptyState>;
  return (
    <PlainTable
      label={label}
      columns={columnsFor(mayResume)}
      rows={rows}
      rowId={({ scope, id }) => `${scope} ${id ?? ""}`}
    />
  );
}

const nameOf = ({ name }: Deliverability) => name ?? "Everyone";

function columnsFor(mayResume: boolean): PlainColumn<Deliverability>[] {
  return [
    { header: "Whose", draw: nameOf },
    { header: "Sent", number: true, draw: ({ sent }) => formatCount(sent) },
    { header: "Bounced", number: true, draw: (row) => figure(row, "bounced") },
    { header: "Marked as spam", number: true, draw: (row) => figure(row, "complained") },
    {
      header: "Outreach",
      draw: (row) =>
        row.pauseId === null ? (
          "Going out"
        ) : (
          <>
            <Chip tone="amber">Paused</Chip>{" "}
            {mayResume ? <ResumeOutreach pauseId={row.pauseId} whose={nameOf(row)} /> : null}
          </>
        ),
    },
  ];
}

function figure(row: Deliverability, cause: PauseCause) {
  const counted = row[cause];
  if (counted === 0) return "0";
  const address = new URLSearchParams({ scope: row.scope, ...(row.id ? { of: row.id } : {}), cause });
  return (
    <>
      <Link
        href={`/settings/deliverability?${address.toString()}`}
        aria-label={`${counted} ${cause === "bounced" ? "bounced" : "marked as spam"}: ${nameOf(row)}`}
      >
        {formatCount(counted)}
      </Link>{" "}
      <span className={styles.soft}>{shareWords(counted, row.sent)}</span>
    </>
  );
}
