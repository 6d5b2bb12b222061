import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import styles from "@/components/plain-table.module.css";
import { formatDayTime } from "@/lib/format/time";
import type { listUndecided } from "../queries/list-undecided";
import { SettleEmail } from "./settle-email";

type Email = Awaited<ReturnType<typeof listUndecided>>[number];

/** Emails of which nobody knows whether they went. */
export function UndecidedEmails({ emails, zone, maySettle }: { emails: Email[]; zone: string; maySettle: boolean }) {
  if (emails.length === 0)
    return <EmptyState title="Nothing to decide">Callback knows what happened to every email.</EmptyState>;
  return (
    <PlainTable label="Emails to decide" columns={columnsFor(zone, maySettle)} rows={emails} rowId={({ id }) => id} />
  );
}

const nameOf = ({ firstName, lastName }: Email) => `${firstName} ${lastName}`.trim();

function columnsFor(zone: string, maySettle: boolean): PlainColumn<Email>[] {
  return [
    {
      header: "To",
      draw: (email) => (
        <>
          {email.candidateId ? <Link href={`/candidates/${email.candidateId}`}>{nameOf(email)}</Link> : nameOf(email)}
          <div className={`${styles.soft} ${styles.breaks}`}>{email.address}</div>
        </>
      ),
    },
    {
      header: "Email",
      phone: "wide",
      draw: ({ subject, by, firstAttemptAt }) => (
        <>
          {subject}
          <div className={styles.soft}>
            from {by}
            {firstAttemptAt ? `, first tried ${formatDayTime(firstAttemptAt, zone)}` : ""}
          </div>
        </>
      ),
    },
    { header: "Why", phone: "wide", draw: ({ reason }) => reason },
    {
      header: "Actions",
      unseen: true,
      draw: (email) => (maySettle ? <SettleEmail messageId={email.id} name={nameOf(email)} /> : null),
    },
  ];
}
