import { fixedRules } from "../rules/rule-words";
import styles from "@/components/setting-numbers.module.css";

/** What no setting changes, so that nobody looks for its number. */
export function FixedRules() {
  return (
    <ul className={styles.fixed}>
      {fixedRules.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
