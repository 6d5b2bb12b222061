import type { ReactNode } from "react";
import styles from "./visually-hidden.module.css";

/** Words for who listens to the page, where the eye sees them from their place. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
