import { Chip } from "@/components/chip";
import type { Draft } from "../queries/get-draft";
import styles from "./compose.module.css";
import { VerdictMark } from "./verdict-mark";

type Props = {
  emails: Draft["emails"];
  shown: string | null;
  onShow: (personId: string) => void;
  onRemove: (personId: string) => void;
};

/** Who the draft is to: whether they get it, when or why not, and whose words are their own. */
export function RecipientList({ emails, shown, onShow, onRemove }: Props) {
  return (
    <ul className={styles.people} aria-label="Recipients">
      {emails.map((one) => (
        <li key={one.personId} className={styles.person} data-shown={one.personId === shown || undefined}>
          <button
            type="button"
            className={styles.pick}
            aria-pressed={one.personId === shown}
            onClick={() => onShow(one.personId)}
          >
            <span className={styles.name}>
              {one.name} {one.edit ? <Chip tone="blue">Edited</Chip> : null}
            </span>
            <VerdictMark
              verdict={one.verdict}
              sentence={one.missing.length > 0 ? `blocked: ${one.missing.join(", ")} is empty` : one.sentence}
            />
          </button>
          <button
            type="button"
            className={styles.drop}
            aria-label={`Remove ${one.name}`}
            onClick={() => onRemove(one.personId)}
          >
            Remove
          </button>
        </li>
      ))}
    </ul>
  );
}
