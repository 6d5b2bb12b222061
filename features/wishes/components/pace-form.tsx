import { paces } from "@/db/vocabulary/wishes";
import { keysOf } from "@/lib/keys-of";
import type { RecordPage } from "../queries/find-record-page";
import classes from "./record-page.module.css";

/** How often to hear of openings: one button each, the one that holds is marked. */
export function PaceForm({ token, page }: { token: string; page: RecordPage }) {
  const { firmName, pace, slotDays } = page;
  return (
    <section className={classes.part} aria-labelledby="pace">
      <h2 id="pace" className={classes.head}>
        How often may we email you about openings?
      </h2>
      <p className={classes.words}>
        {pace
          ? `You chose: ${paces[pace].short.toLowerCase()}.`
          : `You haven't chosen. ${firmName} emails you at most once in ${slotDays} days.`}{" "}
        You still hear from us about a position you are being considered for, and when one you interviewed for opens
        again.
      </p>
      <form method="post" action={`/api/answer/${token}/record`} className={classes.form}>
        <input type="hidden" name="wish" value="pace" />
        {keysOf(paces).map((key) => (
          <button
            key={key}
            type="submit"
            name="pace"
            value={key}
            className={classes.button}
            data-chosen={key === pace || undefined}
            aria-current={key === pace || undefined}
          >
            {paces[key].label}
          </button>
        ))}
      </form>
      <p className={classes.soft}>
        No email about openings at all? <a href={`/answer/${token}?choice=stop`}>Stop these emails</a>
      </p>
    </section>
  );
}
