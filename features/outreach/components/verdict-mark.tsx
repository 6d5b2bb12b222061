import { IconBan, IconClock, IconSend } from "@tabler/icons-react";
import styles from "./compose.module.css";

const marks = { go: IconSend, wait: IconClock, never: IconBan };

/** Goes, waits or never, by a shape and in words. */
export function VerdictMark({ verdict, sentence }: { verdict: "go" | "wait" | "never"; sentence: string }) {
  const Mark = marks[verdict];
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <Mark size={14} aria-hidden />
      {sentence}
    </span>
  );
}
