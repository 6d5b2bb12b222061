import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { Section } from "@/components/section";
import { verdictSentence } from "@/features/outreach/rules/verdict";
import { formatDay, relativeTime } from "@/lib/format/time";
import type { CheckIn } from "../queries/get-check-in";
import { shownWords } from "../rules/check-in-email";
import { CallAnswers } from "./call-answers";
import styles from "./check-in.module.css";
import { CheckInEmail } from "./check-in-email";
import { LogTry } from "./log-try";

type Props = { checkIn: CheckIn; zone: string; now: Date; mayWrite: boolean };

/** Everything that is overdue from one contact: asked in one email, or answered in one call. */
export function CheckInScreen({ checkIn, zone, now, mayWrite }: Props) {
  const { contact, decisions, verdict, last, draft } = checkIn;
  if (decisions.length === 0)
    return <EmptyState title="Nothing overdue"> {contact.name} owes no decision whose date has passed.</EmptyState>;
  const named = decisions.filter(({ inEmail, restricted }) => inEmail && !restricted);
  return (
    <>
      <Section title="Decisions overdue" count={decisions.length}>
        {contact.leftAt ? (
          <p className={styles.words}>
            {contact.name} has left {contact.clientName}. Set a new decision date on each card, with who decides now.
          </p>
        ) : null}
        <ul className={styles.list}>
          {decisions.map((one) => (
            <li key={one.promiseId}>
              <Link href={`/positions/${one.positionId}/board?card=${one.candidacyId}`} className={styles.person}>
                {one.name}
              </Link>
              <span className={styles.soft}>
                {[one.title, one.client, one.owner, shownWords(one)].filter(Boolean).join(", ")}
              </span>
              <br />
              {one.setByUs ? "Our date was" : "They said"} {formatDay(one.dueOn, "UTC")}
              {one.inEmail ? null : ". Not submitted yet, so the email leaves them out"}
            </li>
          ))}
        </ul>
      </Section>
      {mayWrite ? (
        <>
          <Section title="By email">
            {last ? (
              <p className={`${styles.words} ${styles.soft}`}>
                {last.by} {last.planned ? "planned a check-in for" : "checked in"} {relativeTime(last.at, zone, now)}.
              </p>
            ) : null}
            {verdict.kind === "go" && draft ? (
              <CheckInEmail
                contactId={contact.id}
                name={contact.name}
                to={verdict.address}
                draft={draft}
                added={named.map((one) => `${one.name}, ${one.title} (${shownWords(one)})`)}
                now={now}
              />
            ) : (
              <p className={styles.words}>
                {verdict.kind === "go"
                  ? "None of them was submitted or interviewed yet, so there is nothing to ask by email."
                  : `Email is ${verdictSentence(verdict, zone, now)}.`}
              </p>
            )}
          </Section>
          <Section title="By phone" verbs={<LogTry person={contact} />}>
            <CallAnswers
              contactId={contact.id}
              name={contact.name}
              decisions={decisions.map((one) => ({
                promiseId: one.promiseId,
                name: one.name,
                about: one.title,
                today: one.today,
              }))}
            />
          </Section>
        </>
      ) : null}
    </>
  );
}
