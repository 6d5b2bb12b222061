import Link from "next/link";
import { Section } from "@/components/section";
import type { TopRow } from "../queries/get-top-of-mind";
import lines from "./not-listed.module.css";
import styles from "./top-of-mind.module.css";

type Props = { positionId: string; rows: TopRow[]; listed: number };

/** Of a position whose list nobody has looked at yet: who would be called first. */
export function CalledFirst({ positionId, rows, listed }: Props) {
  if (rows.length === 0) return null;
  return (
    <Section
      title="Who to call first"
      verbs={<Link href={`/positions/${positionId}/top-of-mind`}>Top of mind: all {listed}</Link>}
    >
      <ol className={lines.notListed}>
        {rows.map(({ candidateId, name, total, points }) => (
          <li key={candidateId} className={lines.position}>
            <span>
              <Link href={`/candidates/${candidateId}`} className={styles.name}>
                {name}
              </Link>{" "}
              <span className={styles.soft}>{points.find(({ id }) => id === "furthest")?.sentence}</span>
            </span>
            <span>{total} points</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
