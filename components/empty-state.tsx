import type { ReactNode } from "react";
import styles from "./state.module.css";

/** Nothing here: what that means, and what to do next. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children ? <p className={styles.words}>{children}</p> : null}
      {action}
    </div>
  );
}
