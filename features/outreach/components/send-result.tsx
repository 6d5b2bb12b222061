import Link from "next/link";
import { Section } from "@/components/section";
import { formatDay } from "@/lib/format/time";
import type { getOutreach } from "../queries/get-outreach";
import styles from "./compose.module.css";
import { VerdictMark } from "./verdict-mark";

type Props = Pick<Awaited<ReturnType<typeof getOutreach>>, "emails" | "unsent" | "state"> & { fresh: boolean };

/** What pressing Send did: how many go, and person by person who does not and why. */
export function SendResult({ emails, unsent, state, fresh }: Props) {
  const waiting = unsent.filter(({ outcome }) => outcome === "waiting");
  const refused = unsent.filter(({ outcome }) => outcome === "refused");
  const left = state === "sending" ? unsent.length - waiting.length - refused.length : 0;
  if (unsent.length === 0 && !fresh) return null;
  return (
    <Section title={`${emails.length} sending, ${waiting.length} on hold, ${refused.length} blocked`}>
      {left > 0 ? <p className={styles.note}>{left} more are being queued. You can leave this page.</p> : null}
      <ul className={styles.unsent} aria-label="Not sent">
        {[...waiting, ...refused].map(({ personId, candidateId, name, zone, reason, waitsUntil }) => (
          <li key={personId}>
            {candidateId ? <Link href={`/candidates/${candidateId}`}>{name}</Link> : name}{" "}
            {waitsUntil ? (
              <VerdictMark verdict="wait" sentence={`on hold until ${formatDay(waitsUntil, zone)}: ${reason}`} />
            ) : (
              <VerdictMark verdict="never" sentence={`blocked: ${reason}`} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
