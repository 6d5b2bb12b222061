"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/form/use-action";
import { formatCount, plural } from "@/lib/format/count";
import { resumeImportAction } from "../actions";
import styles from "./imports.module.css";

type Props = {
  importId: string;
  done: number;
  /** Null for a file that was not read to its end, so that nothing of it is in. */
  total: number | null;
  error: string | null;
  /** What is wrong with the file itself: it can only be uploaded again. */
  reason: string | null;
  mayResume: boolean;
};

/** A file that did not get through: how far it came, why, and how it goes on. */
export function FailedImport({ importId, done, total, error, reason, mayResume }: Props) {
  const router = useRouter();
  const resume = useAction(resumeImportAction, { onDone: () => router.refresh() });
  return (
    <section aria-label="Import stopped" className={styles.part}>
      <p>
        {total === null
          ? "This file could not be read. Nothing was imported."
          : `This import stopped after ${formatCount(done)} of ${plural(total, "row")}. Those rows are in, and nothing after them was changed.`}
        {reason ? ` ${reason}` : ""}
        {error ? ` Code for your admin: ${error}.` : ""}
      </p>
      {mayResume && reason ? (
        <p>
          <Link href="/imports">Upload another file</Link>
        </p>
      ) : null}
      {mayResume && !reason ? (
        <Button mt={16} loading={resume.pending} onClick={() => resume.run({ importId })}>
          Try again
        </Button>
      ) : null}
    </section>
  );
}
