import { dialable, formatPhone } from "@/lib/format/phone";
import { formatTime } from "@/lib/format/time";
import styles from "./phone-link.module.css";

/** A number to tap, a text to tap, and what time it is there. */
export function PhoneLink({ number, name, zone, now }: { number: string; name: string; zone: string; now: Date }) {
  const shown = formatPhone(number);
  const dialed = dialable(number);
  return (
    <span className={styles.phone}>
      <a href={`tel:${dialed}`} aria-label={`Call ${name} at ${shown}`}>
        {shown}
      </a>
      <a href={`sms:${dialed}`} aria-label={`Text ${name}`} className={styles.text}>
        Text
      </a>
      <span className={styles.local} title="Local time">
        {formatTime(now, zone)}
      </span>
    </span>
  );
}
