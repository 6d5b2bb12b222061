import Link from "next/link";
import { Chip, type Tone } from "@/components/chip";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import styles from "@/components/plain-table.module.css";
import { messageStates, type MessageState } from "@/db/vocabulary/messages";
import type { getOutreach } from "@/features/outreach/queries/get-outreach";
import { formatDayTime } from "@/lib/format/time";
import { CancelEmail } from "./cancel-email";

type Email = Awaited<ReturnType<typeof getOutreach>>["emails"][number];

const tones: Partial<Record<MessageState, Tone>> = {
  delivered: "green",
  accepted: "blue",
  claimed: "blue",
  bounced: "red",
  complained: "red",
  failed: "red",
  needs_human: "amber",
};

/** The emails of one outreach: where each stands, its words, and what came back. */
export function SentEmails({ emails, zone, mayWrite }: { emails: Email[]; zone: string; mayWrite: boolean }) {
  return <PlainTable label="Emails" columns={columnsFor(zone, mayWrite)} rows={emails} rowId={({ id }) => id} />;
}

/** When it will go, in the reader's own hours; when it came to stand where it does, in ours. */
function timeOf({ state, sendAt, stateAt, zone: theirs }: Email, ours: string) {
  return state === "queued" ? `sends ${formatDayTime(sendAt, theirs)}` : formatDayTime(stateAt, ours);
}

function columnsFor(zone: string, mayWrite: boolean): PlainColumn<Email>[] {
  return [
    {
      header: "Person",
      draw: ({ candidateId, name, address }) => (
        <>
          {candidateId ? <Link href={`/candidates/${candidateId}`}>{name}</Link> : name}
          <div className={styles.soft}>{address}</div>
        </>
      ),
    },
    {
      header: "Status",
      phone: "wide",
      draw: (email) => (
        <>
          <Chip tone={tones[email.state] ?? "neutral"}>{messageStates[email.state]}</Chip>
          <div className={styles.soft}>{email.reason ?? timeOf(email, zone)}</div>
        </>
      ),
    },
    {
      header: "Subject",
      phone: "wide",
      draw: ({ subject, text }) => (
        <>
          <span>{subject}</span>
          <details>
            <summary>Email</summary>
            <p className={styles.lines}>{text}</p>
          </details>
        </>
      ),
    },
    {
      header: "Reply",
      className: styles.lines,
      draw: ({ reply, replyId }) =>
        replyId ? (
          <Link href={`/replies/${replyId}`} prefetch={false}>
            {reply?.trim() || "(no words)"}
          </Link>
        ) : (
          <span className={styles.soft}>none yet</span>
        ),
    },
    {
      header: "Actions",
      unseen: true,
      draw: ({ id, name, state }) =>
        state === "queued" && mayWrite ? <CancelEmail messageId={id} name={name} /> : null,
    },
  ];
}
