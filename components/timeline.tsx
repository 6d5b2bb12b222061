import type { ReactNode } from "react";
import { formatDayTime, formatExact } from "@/lib/format/time";
import styles from "./timeline.module.css";

export type TimelineItem = { id: string; at: Date; label: ReactNode; who?: string | null; children?: ReactNode };

/** What happened, newest first: when, what, who, and the words. */
export function Timeline({ items, zone }: { items: TimelineItem[]; zone: string }) {
  return (
    <ol className={styles.list}>
      {items.map((item) => (
        <li key={item.id} className={styles.item}>
          <time className={styles.when} dateTime={item.at.toISOString()} title={formatExact(item.at, zone)}>
            {formatDayTime(item.at, zone)}
          </time>
          <div className={styles.what}>
            <span className={styles.label}>{item.label}</span>
            {item.who ? <span className={styles.who}>{item.who}</span> : null}
            {item.children ? <div className={styles.words}>{item.children}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
