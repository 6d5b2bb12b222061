"use client";

import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Section } from "@/components/section";
import { Time } from "@/components/time";
import { cancelCallbackAction } from "../actions";
import styles from "./callback-list.module.css";

type Props = {
  callbacks: { id: string; dueAt: Date; reason: string; recruiter: string }[];
  zone: string;
  now: Date;
  mayWrite: boolean;
};

/** The open callbacks of a person; the next conversation settles them. */
export function CallbackList({ callbacks, zone, now, mayWrite }: Props) {
  const cancel = useAction(cancelCallbackAction, { onDone: () => showDone("Callback canceled.") });
  if (callbacks.length === 0) return null;
  return (
    <Section title="Callbacks" count={callbacks.length}>
      <ul className={styles.list}>
        {callbacks.map((one) => (
          <li key={one.id} data-due={one.dueAt <= now || undefined}>
            <strong>
              <Time at={one.dueAt} zone={zone} form="day-time" />
            </strong>
            <span>{one.reason}</span>
            <span className={styles.soft}>{one.recruiter}</span>
            {mayWrite ? (
              <button
                type="button"
                disabled={cancel.pending}
                aria-label={`Cancel the callback: ${one.reason}`}
                onClick={() => cancel.run({ callbackId: one.id })}
              >
                Cancel
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
