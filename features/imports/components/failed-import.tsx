"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/form/use-action";
import { formatCount, plural } from "@/lib/format/count";
import { resumeImportAction } from "../actions";
import styles from "./imports.module.css";

type Props = { importId: string; done: number; total: number; error: string | null; mayResume: boolean };

/** A file that stopped half-way: how far it came, the code for whoever reads the log, and how it goes on. */
export function FailedImport({ importId, done, total, error, mayResume }: Props) {
  const router = useRouter();
  const resume = useAction(resumeImportAction, { onDone: () => router.refresh() });
  return (
    <section aria-label="Import stopped" className={styles.part}>
      <p>
        This import stopped after {formatCount(done)} of {plural(total, "row")}. Those rows are in, and nothing after
        them was changed.{error ? ` Code for your admin: ${error}.` : ""}
      </p>
      {mayResume ? (
        <Button mt={16} loading={resume.pending} onClick={() => resume.run({ importId })}>
          Try again
        </Button>
      ) : null}
    </section>
  );
}
