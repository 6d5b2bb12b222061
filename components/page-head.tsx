import type { ReactNode } from "react";
import styles from "./page-head.module.css";

/** The head of every page: where you are, how many, the main verb on the right. `lead` stands above the title (a link back). */
export function PageHead({
  title,
  count,
  lead,
  note,
  children,
}: {
  title: string;
  count?: ReactNode;
  lead?: ReactNode;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={styles.head}>
      <div className={styles.where}>
        {lead ? <div className={styles.lead}>{lead}</div> : null}
        <div className={styles.line}>
          <h1 className={styles.title}>{title}</h1>
          {count === undefined ? null : <span className={styles.count}>{count}</span>}
        </div>
        {note ? <div className={styles.note}>{note}</div> : null}
      </div>
      {children ? <div className={styles.verbs}>{children}</div> : null}
    </header>
  );
}
