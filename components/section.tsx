import type { ReactNode } from "react";
import styles from "./section.module.css";

/** A part of a page with its own head: title, how many, verbs. */
export function Section({
  title,
  count,
  verbs,
  children,
}: {
  title: string;
  count?: ReactNode;
  verbs?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {count === undefined ? null : <span className={styles.count}>{count}</span>}
        <span className={styles.verbs}>{verbs}</span>
      </header>
      {children}
    </section>
  );
}
