import type { ReactNode } from "react";
import { payUnits } from "@/db/vocabulary/candidates";
import { states } from "@/db/vocabulary/places";
import { correctionFields, type CorrectionField } from "@/db/vocabulary/wishes";
import { dayIn, plusDays } from "@/lib/calendar";
import { formatDate } from "@/lib/format/time";
import { keysOf } from "@/lib/keys-of";
import type { SaidOnPage } from "@/lib/said";
import type { RecordPage } from "../queries/find-record-page";
import { factWords } from "../rules/correction-words";
import classes from "./record-page.module.css";

type Props = { token: string; page: RecordPage; said: SaidOnPage };

/** One small form for each fact that people know best themselves. What they send is looked at before it holds. */
export function CorrectionForms({ token, page, said }: Props) {
  return (
    <section className={classes.part} aria-labelledby="correct">
      <h2 id="correct" className={classes.head}>
        Is this still right?
      </h2>
      {keysOf(correctionFields).map((field) => (
        <Fact key={field} field={field} token={token} page={page} said={said} />
      ))}
    </section>
  );
}

function Fact({ field, token, page, said }: Props & { field: CorrectionField }) {
  const waiting = page.waiting.find((one) => one.field === field);
  const wrong = said.problem && fieldsOf[field].includes(said.problem.field) ? said.problem : null;
  return (
    <div className={classes.correct}>
      <p className={classes.words}>
        <span className={classes.label}>{correctionFields[field]}</span>{" "}
        {factWords(field, page.facts[field], "not on file")}
        {waiting ? (
          <span className={classes.soft}>
            You sent {factWords(field, waiting.proposed)} on {formatDate(waiting.at, page.zone)}. We look at it before
            it changes.
          </span>
        ) : null}
      </p>
      <details open={wrong !== null}>
        <summary className={classes.more}>Change</summary>
        <form method="post" action={`/api/answer/${token}/record`} className={classes.form}>
          <input type="hidden" name="wish" value="correct" />
          <input type="hidden" name="field" value={field} />
          {wrong ? (
            <p id={`${field}-problem`} className={classes.problem} role="alert">
              {wrong.sentence}
            </p>
          ) : null}
          <Inputs field={field} page={page} typed={wrong ? said.typed : {}} wrong={wrong?.field ?? null} />
          <button type="submit" className={classes.button} aria-label={`Send: ${correctionFields[field]}`}>
            Send
          </button>
        </form>
      </details>
    </div>
  );
}

const fieldsOf: Record<CorrectionField, string[]> = {
  phone: ["phone"],
  place: ["city", "state", "zip"],
  pay: ["pay"],
  availability: ["availableOn"],
};

type InputsProps = { field: CorrectionField; page: RecordPage; typed: Record<string, string>; wrong: string | null };

function Inputs({ field, page, typed, wrong }: InputsProps) {
  const { facts } = page;
  const at = (name: string) =>
    wrong === name ? { "aria-invalid": true, "aria-describedby": `${field}-problem` } : undefined;
  if (field === "phone")
    return (
      <Labelled label="Phone number" name="phone">
        <input
          id="phone"
          name="phone"
          type="tel"
          autoComplete="tel"
          maxLength={60}
          required
          defaultValue={typed["phone"]}
          className={classes.input}
          {...at("phone")}
        />
      </Labelled>
    );
  if (field === "place")
    return (
      <>
        <Labelled label="City" name="city">
          <input
            id="city"
            name="city"
            maxLength={80}
            required
            autoComplete="address-level2"
            defaultValue={typed["city"] ?? facts.place.city ?? ""}
            className={classes.input}
            {...at("city")}
          />
        </Labelled>
        <Labelled label="State" name="state">
          <select
            id="state"
            name="state"
            required
            autoComplete="address-level1"
            defaultValue={typed["state"] ?? facts.place.state ?? ""}
            className={classes.input}
          >
            <option value="">Choose</option>
            {keysOf(states).map((state) => (
              <option key={state} value={state}>
                {states[state]}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled label="ZIP code" name="zip">
          <input
            id="zip"
            name="zip"
            maxLength={12}
            inputMode="numeric"
            autoComplete="postal-code"
            defaultValue={typed["zip"] ?? facts.place.zip ?? ""}
            className={classes.input}
            {...at("zip")}
          />
        </Labelled>
      </>
    );
  if (field === "pay")
    return (
      <>
        <Labelled label="Amount, such as 58 or 115k" name="pay">
          <input
            id="pay"
            name="pay"
            maxLength={40}
            required
            defaultValue={typed["pay"]}
            className={classes.input}
            {...at("pay")}
          />
        </Labelled>
        <Labelled label="Per" name="unit">
          <select
            id="unit"
            name="unit"
            defaultValue={typed["unit"] ?? facts.pay.payUnit ?? "year"}
            className={classes.input}
          >
            {keysOf(payUnits).map((unit) => (
              <option key={unit} value={unit}>
                {unit === "hour" ? "hour" : "year"}
              </option>
            ))}
          </select>
        </Labelled>
      </>
    );
  const today = dayIn(page.zone, page.now);
  return (
    <Labelled label="Available from" name="availableOn">
      <input
        id="availableOn"
        name="availableOn"
        type="date"
        min={today}
        max={plusDays(today, 731)}
        required
        defaultValue={typed["availableOn"]}
        className={classes.input}
        {...at("availableOn")}
      />
    </Labelled>
  );
}

function Labelled({ label, name, children }: { label: string; name: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={name} className={classes.inputLabel}>
        {label}
      </label>
      {children}
    </div>
  );
}
