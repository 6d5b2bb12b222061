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

/** Every decision that one contact owes: those that are overdue asked in one email, and all answered in one call. */
export function CheckInScreen({ checkIn, zone, now, mayWrite }: Props) {
  const { contact, decisions, verdict, last, draft } = checkIn;
  if (decisions.length === 0)
    return <EmptyState title="No open decisions"> {contact.name} owes no decision about anyone.</EmptyState>;
  const overdue = decisions.filter(({ passed }) => passed);
  const ahead = decisions.filter(({ passed }) => !passed);
  const named = decisions.filter(({ inEmail, restricted }) => inEmail && !restricted);
  return (
    <>
      <Section title="Decisions overdue" count={overdue.length}>
        {contact.leftAt ? (
          <p className={styles.words}>
            {contact.name} has left {contact.clientName}. Set a new decision date on each card, with who decides now.
          </p>
        ) : null}
        {overdue.length === 0 ? <p className={styles.soft}>No date has passed.</p> : <Decisions of={overdue} />}
      </Section>
      {ahead.length > 0 ? (
        <Section title="Decisions to come" count={ahead.length}>
          <Decisions of={ahead} />
        </Section>
      ) : null}
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
                {verdict.kind === "go" && overdue.length === 0
                  ? "Nothing is overdue, so there is nothing to ask by email."
                  : verdict.kind === "go"
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
              zone={zone}
              now={now}
            />
          </Section>
        </>
      ) : null}
    </>
  );
}

function Decisions({ of }: { of: CheckIn["decisions"] }) {
  return (
    <ul className={styles.list}>
      {of.map((one) => (
        <li key={one.promiseId}>
          <Link href={`/positions/${one.positionId}/board?card=${one.candidacyId}`} className={styles.person}>
            {one.name}
          </Link>
          <span className={styles.soft}>
            {[one.title, one.client, one.owner, shownWords(one)].filter(Boolean).join(", ")}
          </span>
          <br />
          {dateWords(one)}
        </li>
      ))}
    </ul>
  );
}

function dateWords({ passed, setByUs, dueOn, inEmail }: CheckIn["decisions"][number]) {
  const day = formatDay(dueOn, "UTC");
  if (!passed) return setByUs ? `We follow up after ${day}` : `They said by ${day}`;
  return `${setByUs ? "Our date was" : "They said"} ${day}${inEmail ? "" : ". Not submitted yet, so the email leaves them out"}`;
}
