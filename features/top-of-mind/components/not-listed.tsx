import Link from "next/link";
import { Section } from "@/components/section";
import type { NotListedRow } from "../queries/get-top-of-mind";
import lines from "./not-listed.module.css";
import styles from "./top-of-mind.module.css";

/** Every other finalist, with the one sentence that keeps them off the list. Nobody is closed out by it. */
export function NotListed({ rows, beyond }: { rows: NotListedRow[]; beyond: number }) {
  if (rows.length === 0 && beyond === 0) return null;
  return (
    <Section title="Not listed, because" count={rows.length}>
      <ul className={lines.notListed}>
        {rows.map((row) => (
          <li key={row.candidateId}>
            <Link href={`/candidates/${row.candidateId}`} className={styles.name}>
              {row.name}
            </Link>
            <span>{row.sentence}</span>
            <span className={styles.soft}>{row.known}</span>
          </li>
        ))}
        {beyond > 0 ? (
          <li>
            <span className={styles.soft}>
              {beyond} more people from similar positions. Others got further, closer or more recently.
            </span>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
