import { dialable, formatPhone } from "@/lib/format/phone";
import { formatTime } from "@/lib/format/time";
import styles from "./phone-link.module.css";

type Props = {
  number: string;
  name: string;
  zone: string;
  now: Date;
  /** Somebody else answered there: struck out, and still there to be tried again. */
  wrong?: boolean;
};

/** A number to tap, a text to tap, and what time it is there. */
export function PhoneLink({ number, name, zone, now, wrong }: Props) {
  const shown = formatPhone(number);
  const dialed = dialable(number);
  return (
    <span className={styles.phone} data-wrong={wrong || undefined}>
      <a href={`tel:${dialed}`} aria-label={`Call ${name} at ${shown}`}>
        {shown}
      </a>
      <a href={`sms:${dialed}`} aria-label={`Text ${name}`} data-screen>
        Text
      </a>
      <span title="Local time" data-screen>
        {formatTime(now, zone)}
      </span>
    </span>
  );
}
