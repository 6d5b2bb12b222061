import { Chip } from "@/components/chip";
import type { Draft } from "../queries/get-draft";
import styles from "./compose.module.css";
import { VerdictMark } from "./verdict-mark";

type Props = {
  emails: Draft["emails"];
  shown: string | null;
  onShow: (personId: string) => void;
  onRemove: (personId: string) => void;
  onTick: (personId: string, ticked: boolean) => void;
};

/** Who the draft is to: whether they get it, when or why not, and whose words are their own. */
export function RecipientList({ emails, shown, onShow, onRemove, onTick }: Props) {
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
            {one.carries ? <span className={styles.carries}>{one.carries}</span> : null}
            <VerdictMark
              verdict={one.verdict}
              sentence={one.missing.length > 0 ? `blocked: ${one.missing.join(", ")} is empty` : one.sentence}
            />
          </button>
          {one.verdict === "wait" || one.ticked ? (
            <label className={styles.tick}>
              <input
                type="checkbox"
                aria-label={`Email ${one.name} when the hold ends`}
                checked={one.ticked}
                onChange={(event) => onTick(one.personId, event.currentTarget.checked)}
              />
              Email then
            </label>
          ) : null}
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
