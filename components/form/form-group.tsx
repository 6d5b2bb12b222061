import type { ReactNode } from "react";
import styles from "./form-group.module.css";

/** Fields that belong together, under their own title, in as many columns as fit. `wide` children take a whole line. */
export function FormGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{title}</legend>
      {children}
    </fieldset>
  );
}
