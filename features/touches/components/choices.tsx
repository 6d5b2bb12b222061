"use client";

import { useEffect, useId, useRef } from "react";
import styles from "./log-touch.module.css";

type Props<V extends string> = {
  legend: string;
  value: V | null;
  options: { value: V; label: string }[];
  onChange: (value: V) => void;
  /** Takes the focus when it appears. */
  focused?: boolean;
};

/** One of a few words, as a row of buttons that are radios: arrows choose, Tab goes on. */
export function Choices<V extends string>({ legend, value, options, onChange, focused }: Props<V>) {
  const name = useId();
  const row = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (focused) row.current?.querySelector<HTMLInputElement>("input:checked")?.focus();
  }, [focused]);
  return (
    <fieldset ref={row} className={styles.choices}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choice} data-chosen={option.value === value || undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
