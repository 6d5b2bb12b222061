import { Button } from "@mantine/core";
import type { Draft, DraftEmail } from "../queries/get-draft";
import styles from "./compose.module.css";
import { EmailFrame } from "./email-frame";

type Props = {
  emails: Draft["emails"];
  wanted: string | null;
  email: DraftEmail | null;
  problem: string | null;
  onShow: (personId: string) => void;
};

/** One email as it will be, with the ones before and after it. */
export function ShownEmail({ emails, wanted, email, problem, onShow }: Props) {
  const index = emails.findIndex((one) => one.personId === wanted);
  const one = emails[index];
  const step = (by: number) => {
    const next = emails[index + by];
    if (next) onShow(next.personId);
  };
  if (!one) return null;
  return (
    <>
      <div className={styles.head}>
        <span>
          Email {index + 1} of {emails.length}
        </span>
        <Button variant="default" size="compact-sm" disabled={index === 0} onClick={() => step(-1)}>
          Previous
        </Button>
        <Button variant="default" size="compact-sm" disabled={index >= emails.length - 1} onClick={() => step(1)}>
          Next
        </Button>
      </div>
      <dl className={styles.envelope}>
        <dt>From</dt>
        <dd>{email?.from ?? ""}</dd>
        <dt>To</dt>
        <dd>{one.address ?? "no email address"}</dd>
        <dt>Subject</dt>
        <dd>{email ? (email.subject ?? "not ready") : ""}</dd>
      </dl>
      {email?.html ? <EmailFrame title={`Email to ${one.name}`} html={email.html} /> : null}
      {email && !email.html ? <p className={styles.note}>This email cannot be shown: {email.sentence}.</p> : null}
      {problem ? <p className={styles.note}>{problem}</p> : null}
      {email?.text ? (
        <details>
          <summary>Plain text</summary>
          <pre className={styles.plain}>{email.text}</pre>
        </details>
      ) : null}
    </>
  );
}
