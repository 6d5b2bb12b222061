import type { ReactNode } from "react";
import styles from "./state.module.css";

type Props = {
  title: string;
  /** It is all there is on the page. */
  whole?: boolean;
  children?: ReactNode;
  action?: ReactNode;
};

/** Nothing here: what that means, and what to do next. */
export function EmptyState({ title, whole, children, action }: Props) {
  const Heading = whole ? "h1" : "h2";
  return (
    <div className={styles.state}>
      <Heading className={styles.title}>{title}</Heading>
      {children ? <p className={styles.words}>{children}</p> : null}
      {action}
    </div>
  );
}
