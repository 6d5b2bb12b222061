"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/form/use-action";
import { heldRowChoices } from "@/db/vocabulary/imports";
import { formatCount } from "@/lib/format/count";
import { decideHeldRowAction } from "../actions";
import styles from "./imports.module.css";

type Row = {
  id: string;
  line: number;
  reason: string | null;
  name: string;
  said: (string | undefined)[];
  holders: { personId: string; candidateId: string | null; name: string; by: string }[];
  /** An address of it reads like one that several people share. */
  isShared: boolean;
};

/** Rows that stand under somebody else's address: a recruiter says who each of them is about. */
export function HeldRows({ rows, count }: { rows: Row[]; count: number }) {
  return (
    <section aria-label="To review" className={styles.held}>
      <h2>Who is it? {formatCount(count)} to review</h2>
      <p className={styles.soft}>
        Nothing from these rows has been saved yet.
        {count > rows.length ? ` The first ${formatCount(rows.length)} are shown.` : ""}
      </p>
      <ol>
        {rows.map((row) => (
          <li key={row.id} aria-label={`Row ${row.line}: ${row.name}`}>
            <HeldRow row={row} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function HeldRow({ row }: { row: Row }) {
  const router = useRouter();
  const decide = useAction(decideHeldRowAction, { onDone: () => router.refresh() });
  const { id: rowId, holders } = row;
  return (
    <>
      <div>
        Row {row.line}: <strong>{row.name}</strong>
      </div>
      <div className={styles.soft}>{row.said.filter(Boolean).join(" · ")}</div>
      <div>{row.reason}</div>
      <div className={styles.choices}>
        {holders.map(({ personId, name }) => (
          <Button
            key={personId}
            size="xs"
            variant="default"
            loading={decide.pending}
            onClick={() => decide.run({ rowId, choice: "same", personId })}
          >
            {`${heldRowChoices.same}: ${name}`}
          </Button>
        ))}
        <Button
          size="xs"
          variant="default"
          loading={decide.pending}
          onClick={() => decide.run({ rowId, choice: row.isShared ? "shared" : "another" })}
        >
          {heldRowChoices[row.isShared ? "shared" : "another"]}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={decide.pending}
          onClick={() => decide.run({ rowId, choice: row.isShared ? "another" : "shared" })}
        >
          {heldRowChoices[row.isShared ? "another" : "shared"]}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          loading={decide.pending}
          onClick={() => decide.run({ rowId, choice: "skip" })}
        >
          {heldRowChoices.skip}
        </Button>
        {holders.map(({ candidateId, personId, name }) =>
          candidateId ? (
            <Button key={personId} size="xs" variant="subtle" component={Link} href={`/candidates/${candidateId}`}>
              Open {name}
            </Button>
          ) : null,
        )}
      </div>
    </>
  );
}
