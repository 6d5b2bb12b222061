"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { recordRightAction } from "@/features/submittals/actions";
import styles from "./thread.module.css";

type Props = { candidacyId: string; messageId: string; reads: boolean; name: string | null };

/** Whether a reply to the question said yes, is for a person to say. */
export function AskedRight({ candidacyId, messageId, reads, name }: Props) {
  const router = useRouter();
  const record = useAction(recordRightAction, {
    onDone: (recorded) => {
      showDone(`Right to represent recorded for${recorded.name}.`);
      router.refresh();
    },
  });
  return (
    <section aria-label="Right to represent" className={styles.answer}>
      <p>
        {reads
          ? `This reads like a yes: ${name ?? "they"} may be represented by us for this position.`
          : `${name ?? "They"} were asked for right to represent. Did they say yes?`}
      </p>
      <Button
        variant={reads ? "filled" : "default"}
        loading={record.pending}
        onClick={() => record.run({ candidacyId, messageId, way: "reply" })}
      >
        Record right to represent
      </Button>
    </section>
  );
}
