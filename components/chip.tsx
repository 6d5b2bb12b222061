import type { ReactNode } from "react";
import styles from "./chip.module.css";

export type Tone = "neutral" | "blue" | "green" | "amber" | "red";

/** A small fact: "PE FL", "Back open". The tone never stands alone: the words say it too. */
export function Chip({ tone = "neutral", title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span className={styles.chip} data-tone={tone} title={title}>
      {children}
    </span>
  );
}
