import type { ReactNode } from "react";
import styles from "./facts.module.css";

type Props = { rows: [label: string, value: ReactNode][]; longLabels?: boolean };

/** A sheet of facts: label and value. A missing value says so. */
export function Facts({ rows, longLabels = false }: Props) {
  return (
    <dl className={styles.facts} data-long={longLabels || undefined}>
      {rows.map(([label, value]) => (
        <div key={label} className={styles.row}>
          <dt>{label}</dt>
          <dd>
            {value === null || value === undefined || value === "" ? (
              <span className={styles.missing}>not recorded</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
