"use client";

import styles from "./loading-rows.module.css";

/** Rows that hold their place while the real ones come, so that nothing jumps. */
export function LoadingRows({ count = 12 }: { count?: number }) {
  return (
    <output aria-label="Loading" className={styles.rows}>
      {Array.from({ length: count }, (_, index) => (
        <span key={index} className={styles.row}>
          <span style={{ width: `${28 + ((index * 37) % 40)}%` }} />
        </span>
      ))}
    </output>
  );
}
