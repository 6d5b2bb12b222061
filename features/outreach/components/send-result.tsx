import Link from "next/link";
import { formatDay, formatDayTime } from "@/lib/format/time";
import styles from "./compose.module.css";
import { VerdictMark } from "./verdict-mark";

type Result = {
  at: Date;
  outreachId: string;
  queued: { personId: string; sendAt: Date }[];
  waiting: { personId: string; from: Date; reason: string }[];
  refused: { personId: string; reason: string }[];
};

type Props = { result: Result; emails: { personId: string; name: string; zone: string }[]; zone: string };

/** What pressing send did, person by person: also where somebody else was faster since the dry run. */
export function SendResult({ result, emails, zone }: Props) {
  const name = (personId: string) => emails.find((one) => one.personId === personId)?.name ?? "Someone";
  // Email goes by the clock of who gets it, and so does the day on which it may.
  const zoneOf = (personId: string) => emails.find((one) => one.personId === personId)?.zone ?? zone;
  return (
    <section className={styles.result} aria-label="What was sent">
      <h2>
        {result.queued.length} sending, {result.waiting.length} on hold, {result.refused.length} blocked
      </h2>
      <ul>
        {result.queued.map(({ personId, sendAt }) => (
          <li key={personId}>
            {name(personId)}{" "}
            <VerdictMark
              verdict="go"
              sentence={sendAt > result.at ? `sends ${formatDayTime(sendAt, zone)}` : "queued"}
            />
          </li>
        ))}
        {result.waiting.map(({ personId, from, reason }) => (
          <li key={personId}>
            {name(personId)}{" "}
            <VerdictMark verdict="wait" sentence={`on hold until ${formatDay(from, zoneOf(personId))}: ${reason}`} />
          </li>
        ))}
        {result.refused.map(({ personId, reason }) => (
          <li key={personId}>
            {name(personId)} <VerdictMark verdict="never" sentence={`blocked: ${reason}`} />
          </li>
        ))}
      </ul>
      <Link href={`/outreach/${result.outreachId}`}>See the status of each email</Link>
    </section>
  );
}
