"use client";

import { useId } from "react";
import styles from "./log-touch.module.css";

type Props<V extends string> = {
  legend: string;
  value: V | null;
  options: { value: V; label: string }[];
  onChange: (value: V) => void;
  focused?: boolean;
};

/** One of a few words, as a row of buttons that are radios: arrows choose, Tab goes on. */
export function Choices<V extends string>({ legend, value, options, onChange, focused }: Props<V>) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choice} data-chosen={option.value === value || undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            data-autofocus={focused && option.value === value ? true : undefined}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
