import { messageStates } from "@/db/vocabulary/messages";
import { CancelEmail } from "@/features/messages/components/cancel-email";
import { Time } from "@/components/time";
import type { ReceivedEntry, SentEntry, Thread, ThreadEntry } from "../queries/get-thread";
import { sizeWords } from "../rules/attachment-words";
import { AskedRight } from "./asked-right";
import { AnswerBox } from "./answer-box";
import { ReplyHtml } from "./reply-html";
import styles from "./thread.module.css";

type Props = { thread: Thread; zone: string; now: Date; mayWrite: boolean };

/** A conversation, oldest first, with the answer below it. */
export function ThreadView({ thread, zone, now, mayWrite }: Props) {
  const { person, replyId, lastAnswerId } = thread;
  return (
    <div className={styles.thread}>
      <ol className={styles.entries} aria-label="Conversation">
        {thread.entries.map((entry) => (
          <li key={entry.id} className={styles.entry} data-kind={entry.kind}>
            <Head entry={entry} name={person?.name ?? null} zone={zone} now={now} />
            {entry.kind === "received" ? <Received entry={entry} /> : null}
            {entry.kind === "sent" ? <Sent entry={entry} name={person?.name ?? entry.to} mayWrite={mayWrite} /> : null}
          </li>
        ))}
      </ol>
      {mayWrite && thread.askedRight ? <AskedRight {...thread.askedRight} name={person?.name ?? null} /> : null}
      {mayWrite ? (
        <AnswerBox
          key={replyId}
          replyId={replyId}
          isOpen={thread.isOpen}
          lastAnswerId={lastAnswerId}
          name={person?.name ?? null}
          to={thread.to}
          wroteFrom={thread.wroteFrom}
          refusal={thread.refusal}
        />
      ) : null}
    </div>
  );
}

function Head({ entry, name, zone, now }: { entry: ThreadEntry; name: string | null; zone: string; now: Date }) {
  const address = entry.kind === "received" ? entry.from : `to ${entry.to}`;
  return (
    <header className={styles.head}>
      <strong>{entry.kind === "received" ? (name ?? entry.from) : entry.from}</strong>
      <span className={styles.soft}>{address}</span>
      <span className={styles.when}>
        <Time at={entry.at} zone={zone} now={now} form="day-time-year" />
      </span>
    </header>
  );
}

function Received({ entry }: { entry: ReceivedEntry }) {
  const { id, fresh, text, auto, hasHtml, hasImages, files } = entry;
  return (
    <>
      {auto ? <p className={styles.soft}>Auto-reply</p> : null}
      <p className={styles.words}>{fresh}</p>
      {text.trim() === fresh.trim() ? null : (
        <details className={styles.quoted}>
          <summary>Show quoted text</summary>
          <p className={styles.words}>{text}</p>
        </details>
      )}
      {files.length > 0 ? <Files files={files} /> : null}
      {hasHtml ? <ReplyHtml replyId={id} hasImages={hasImages} /> : null}
    </>
  );
}

function Files({ files }: Pick<ReceivedEntry, "files">) {
  return (
    <ul className={styles.files} aria-label="Attachments">
      {files.map(({ id, name, size, state, reason }) => (
        <li key={id}>
          {state === "kept" ? (
            <a href={`/api/attachments/${id}`} download>
              {name}
            </a>
          ) : (
            <span>{name}</span>
          )}{" "}
          <span className={styles.soft}>{reason ?? (state === "waiting" ? "coming in" : sizeWords(size))}</span>
        </li>
      ))}
    </ul>
  );
}

function Sent({ entry, name, mayWrite }: { entry: SentEntry; name: string; mayWrite: boolean }) {
  const { id, state, reason, text, way } = entry;
  return (
    <>
      <p className={styles.words}>{text}</p>
      <p className={styles.state}>
        <span>
          {messageStates[state]}
          {reason ? `: ${reason}` : ""}
          {way === "mailbox" ? ", from their own mailbox" : ""}
        </span>
        {state === "queued" && mayWrite ? <CancelEmail messageId={id} name={name} /> : null}
      </p>
    </>
  );
}
