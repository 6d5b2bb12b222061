"use client";

import { phoneKinds } from "@/db/vocabulary/people";
import { PhoneLink } from "@/components/phone-link";
import type { TouchStart } from "../queries/get-touch-start";
import styles from "./log-touch.module.css";

type Props = {
  phones: TouchStart["phones"];
  name: string;
  zone: string;
  now: Date;
  chosen: string | null;
  onChoose: (id: string) => void;
};

/** The numbers to dial, with the time it is there; which one was dialed, where there are several. */
export function Numbers({ phones, name, zone, now, chosen, onChoose }: Props) {
  if (phones.length === 0) return <p className={styles.hint}>No number is recorded.</p>;
  return (
    <fieldset className={styles.numbers}>
      <legend>{phones.length > 1 ? "Number that was used" : "Number"}</legend>
      {phones.map((phone) => (
        <div key={phone.id} className={styles.number}>
          {phones.length > 1 ? (
            <input
              type="radio"
              name="phone"
              aria-label={`${phoneKinds[phone.kind]} ${phone.raw}`}
              checked={phone.id === chosen}
              onChange={() => onChoose(phone.id)}
            />
          ) : null}
          {phone.e164 ? <PhoneLink number={phone.e164} name={name} zone={zone} now={now} /> : <span>{phone.raw}</span>}
          <span className={styles.soft}>
            {phoneKinds[phone.kind]}
            {phone.wrongAt ? " · wrong number" : ""}
          </span>
        </div>
      ))}
    </fieldset>
  );
}
