import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import styles from "@/components/plain-table.module.css";
import { Time } from "@/components/time";
import type { PauseCause } from "@/db/vocabulary/outreach-pauses";
import type { TroubledEmail } from "../queries/list-deliverability";

type Props = { emails: TroubledEmail[]; cause: PauseCause; zone: string; now: Date };

/** The emails behind one figure: whom they went to, from which template and recruiter, and what their server said. */
export function TroubledEmails({ emails, cause, zone, now }: Props) {
  if (emails.length === 0)
    return <EmptyState title="None">None of the last emails bounced or was marked as spam.</EmptyState>;
  return <PlainTable label="Emails" columns={columnsFor(cause, zone, now)} rows={emails} rowId={({ id }) => id} />;
}

function columnsFor(cause: PauseCause, zone: string, now: Date): PlainColumn<TroubledEmail>[] {
  const when = (at: string | null) =>
    at === null ? null : <Time at={new Date(at)} zone={zone} now={now} form="day-time-year" />;
  return [
    {
      header: "To",
      draw: ({ name, candidateId, address }) => (
        <>
          {candidateId ? <Link href={`/candidates/${candidateId}`}>{name || address}</Link> : name || address}
          <div className={`${styles.soft} ${styles.breaks}`}>{address}</div>
        </>
      ),
    },
    { header: "Template", draw: ({ template }) => template ?? "None" },
    { header: "Sent by", draw: ({ by }) => by },
    { header: "Sent", keep: true, draw: ({ acceptedAt }) => when(acceptedAt) },
    {
      header: cause === "bounced" ? "Bounced" : "Marked as spam",
      keep: true,
      draw: ({ bouncedAt, complainedAt }) => when(cause === "bounced" ? bouncedAt : complainedAt),
    },
    { header: "What their server said", phone: "wide", draw: ({ reason }) => reason ?? "Nothing" },
  ];
}
