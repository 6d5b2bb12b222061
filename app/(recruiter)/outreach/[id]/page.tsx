import type { Metadata } from "next";
import Link from "next/link";
import { Chip, type Tone } from "@/components/chip";
import { PageHead } from "@/components/page-head";
import styles from "@/components/plain-table.module.css";
import { Time } from "@/components/time";
import { messageStates, type MessageState } from "@/db/vocabulary/messages";
import { CancelEmail } from "@/features/messages/components/cancel-email";
import { getOutreach } from "@/features/outreach/queries/get-outreach";
import { plural } from "@/lib/format/count";
import { formatDayTime } from "@/lib/format/time";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Outreach" };

const tones: Partial<Record<MessageState, Tone>> = {
  delivered: "green",
  accepted: "blue",
  claimed: "blue",
  bounced: "red",
  complained: "red",
  failed: "red",
  needs_human: "amber",
};

export default async function SentPage({ params }: PageProps<"/outreach/[id]">) {
  const context = await pageContext();
  const { actor, now } = context;
  const outreach = await getOutreach(context, (await params).id);
  return (
    <>
      <PageHead
        title={outreach.template}
        count={plural(outreach.letters.length, "email")}
        lead={<Link href="/outreach">Outreach</Link>}
        note={
          <>
            {outreach.by}, <Time at={outreach.createdAt} zone={actor.zone} now={now} form="day-time" />
            {outreach.positionId ? (
              <>
                , about <Link href={`/positions/${outreach.positionId}/board`}>{outreach.position}</Link>
              </>
            ) : null}
            {outreach.overrideReason ? `. The month was broken: ${outreach.overrideReason}` : ""}
          </>
        }
      />
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.cards}`}>
          <thead>
            <tr>
              <th>Person</th>
              <th>State</th>
              <th>Subject</th>
              <th>Reply</th>
              <th>
                <span className={styles.unseen}>Verbs</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {outreach.letters.map((letter) => (
              <tr key={letter.id}>
                <td>
                  {letter.candidateId ? (
                    <Link href={`/candidates/${letter.candidateId}`}>{letter.name}</Link>
                  ) : (
                    letter.name
                  )}
                  <div className={styles.soft}>{letter.address}</div>
                </td>
                <td data-wide>
                  <Chip tone={tones[letter.state] ?? "neutral"}>{messageStates[letter.state]}</Chip>
                  <div className={styles.soft}>
                    {letter.reason ??
                      (letter.state === "queued"
                        ? `goes ${formatDayTime(letter.sendAt, letter.zone)}`
                        : formatDayTime(letter.stateAt, actor.zone))}
                  </div>
                </td>
                <td data-wide>
                  <span>{letter.subject}</span>
                  <details>
                    <summary>Letter</summary>
                    <p style={{ whiteSpace: "pre-line", margin: "8px 0" }}>{letter.text}</p>
                  </details>
                </td>
                <td data-label="Reply" style={{ whiteSpace: "pre-line" }}>
                  {letter.reply ?? <span className={styles.soft}>none yet</span>}
                </td>
                <td>
                  {letter.state === "queued" && actor.role !== "viewer" ? (
                    <CancelEmail messageId={letter.id} name={letter.name} />
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
