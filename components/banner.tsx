import type { ReactNode } from "react";
import styles from "./banner.module.css";

/** Something about the whole page that is not to be missed: a word, why, and what to do about it. */
export function Banner({
  tone,
  title,
  verbs,
  children,
}: {
  tone: "blue" | "amber" | "red" | "neutral";
  title: string;
  verbs?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className={styles.banner} data-tone={tone} aria-label={title}>
      <p className={styles.words}>
        <strong>{title}</strong>
        {children ? <span>{children}</span> : null}
      </p>
      {verbs ? <div className={styles.verbs}>{verbs}</div> : null}
    </section>
  );
}
