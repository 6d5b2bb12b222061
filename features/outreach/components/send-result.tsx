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

type Props = { result: Result; letters: { personId: string; name: string }[]; zone: string };

/** What pressing send did, person by person: also where somebody else was faster since the dry run. */
export function SendResult({ result, letters, zone }: Props) {
  const name = (personId: string) => letters.find((one) => one.personId === personId)?.name ?? "Somebody";
  return (
    <section className={styles.result} aria-label="What was sent">
      <h2>
        {result.queued.length} on the way, {result.waiting.length} wait, {result.refused.length} never
      </h2>
      <ul>
        {result.queued.map(({ personId, sendAt }) => (
          <li key={personId}>
            {name(personId)}{" "}
            <VerdictMark
              verdict="go"
              sentence={sendAt > result.at ? `goes ${formatDayTime(sendAt, zone)}` : "in the queue"}
            />
          </li>
        ))}
        {result.waiting.map(({ personId, from, reason }) => (
          <li key={personId}>
            {name(personId)} <VerdictMark verdict="wait" sentence={`wait until ${formatDay(from, zone)}: ${reason}`} />
          </li>
        ))}
        {result.refused.map(({ personId, reason }) => (
          <li key={personId}>
            {name(personId)} <VerdictMark verdict="never" sentence={`never: ${reason}`} />
          </li>
        ))}
      </ul>
      <Link href={`/outreach/${result.outreachId}`}>See where each email stands</Link>
    </section>
  );
}
