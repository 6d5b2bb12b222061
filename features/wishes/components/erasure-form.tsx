import { formatDate } from "@/lib/format/time";
import type { RecordPage } from "../queries/find-record-page";
import classes from "./record-page.module.css";

type Props = { token: string; page: RecordPage; /** The link was followed: the page asks once more. */ asks: boolean };

/** Asking to be erased, in two steps, and taking it back. */
export function ErasureForm({ token, page: { firmName, erasure, zone }, asks }: Props) {
  const form = { method: "post", action: `/api/answer/${token}/record`, className: classes.form } as const;
  return (
    <section className={classes.part} aria-labelledby="erase">
      <h2 id="erase" className={classes.head}>
        Erase what you keep about me
      </h2>
      {erasure?.state === "done" ? (
        <p className={classes.words}>
          You asked for this on {formatDate(erasure.at, zone)}, and {firmName} has answered it.
        </p>
      ) : erasure ? (
        <>
          <p className={classes.words}>
            You asked for this on {formatDate(erasure.at, zone)}. {firmName} does it by{" "}
            {formatDate(erasure.dueOn, "UTC")}, and sends you no email about openings.
          </p>
          <form {...form}>
            <button type="submit" name="wish" value="withdraw" className={classes.button}>
              Withdraw my request
            </button>
          </form>
        </>
      ) : asks ? (
        <>
          <p className={classes.words}>
            {firmName} will erase your record within 30 days, and stops emailing you about openings right away. What the
            law requires us to keep stays. You can withdraw this here until it is done.
          </p>
          <form {...form}>
            <button type="submit" name="wish" value="erase" className={classes.danger}>
              Yes, erase my record
            </button>
          </form>
          <p className={classes.soft}>
            <a href={`/answer/${token}/record`}>Keep my record</a>
          </p>
        </>
      ) : (
        <p className={classes.words}>
          <a href={`/answer/${token}/record?ask=erase#erase`}>Ask {firmName} to erase my record</a>
        </p>
      )}
    </section>
  );
}
