"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Section } from "@/components/section";
import { Time } from "@/components/time";
import { dismissReasons } from "@/db/vocabulary/top-of-mind";
import { restoreSuggestionAction } from "../actions";
import type { DismissedRow } from "../queries/get-top-of-mind";
import lines from "./not-listed.module.css";
import styles from "./top-of-mind.module.css";

type Props = { positionId: string; rows: DismissedRow[]; zone: string; mayWrite: boolean };

/** Who was dismissed for this position, by whom and why, and how to bring them back. */
export function Dismissed({ positionId, rows, zone, mayWrite }: Props) {
  const restore = useAction(restoreSuggestionAction, {
    onDone: (_, { personId }) =>
      showDone(`${rows.find((one) => one.personId === personId)?.name ?? "The person"} is listed again.`),
  });
  if (rows.length === 0) return null;
  return (
    <Section title="Dismissed for this position" count={rows.length}>
      <ul className={lines.notListed}>
        {rows.map(({ personId, candidateId, name, reason, note, by, at }) => (
          <li key={personId}>
            <Link href={`/candidates/${candidateId}`} className={styles.name}>
              {name}
            </Link>
            <span>
              {dismissReasons[reason]}
              {note ? `: ${note}` : ""}{" "}
              <span className={styles.soft}>
                {by}, <Time at={at} zone={zone} />
              </span>
            </span>
            <span>
              {mayWrite ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={restore.pending}
                  onClick={() => restore.run({ positionId, personId })}
                  aria-label={`Bring back ${name}`}
                >
                  Bring back
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
