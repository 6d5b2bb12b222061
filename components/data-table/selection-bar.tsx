import type { ReactNode } from "react";
import { formatCount } from "@/lib/format/count";
import styles from "./foot.module.css";

/** `all` stands for the filter, not for a list of ids: the server asks again what matches. */
export type Selection = { ids: string[]; all: boolean; count: number; clear: () => void };

/** Rows in all; `exact` false means "at least". */
export type Total = { count: number; exact: boolean };

type Props = { count: number; total: Total; all: boolean; onAll: () => void; onClear: () => void; children: ReactNode };

/** "3 selected · Select all 1,234 matching · Clear", and what can be done with them. */
export function SelectionBar({ count, total, all, onAll, onClear, children }: Props) {
  const many = `${formatCount(total.count)}${total.exact ? "" : "+"}`;
  return (
    <section className={styles.selection} aria-label="Selected rows">
      <output>{all ? `All ${many} selected` : `${formatCount(count)} selected`}</output>
      {!all && total.count > count ? (
        <button type="button" className={styles.plain} onClick={onAll}>
          Select all {many} matching
        </button>
      ) : null}
      <button type="button" className={styles.plain} onClick={onClear}>
        Clear
      </button>
      <span className={styles.verbs}>{children}</span>
    </section>
  );
}
