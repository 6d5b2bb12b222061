import { formatDay, formatExact, relativeDay } from "@/lib/format/time";
import type { Decision } from "../queries/position-tallies";
import styles from "./position.module.css";

/** "Thu, Mar 12", in red once that day has ended at the site; a date that we set says so. */
export function DecisionDate({ decision, zone, now }: { decision: Decision | null; zone: string; now: Date }) {
  if (!decision) return <span className={styles.none}>none</span>;
  const { on, setByUs, passed } = decision;
  return (
    <span
      className={`${styles.keep} ${passed ? styles.passed : ""}`}
      title={`${formatExact(on, zone)}, ${relativeDay(on, zone, now)}`}
    >
      <time dateTime={on}>{formatDay(on, zone)}</time>
      {passed ? " passed" : ""}
      {setByUs ? <span className={styles.soft}> (ours)</span> : null}
    </span>
  );
}
