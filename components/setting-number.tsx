"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useId } from "react";
import styles from "./setting-numbers.module.css";

type Props = {
  label: string;
  /** What it does, and its bounds. */
  sentence: string;
  unit: string;
  /** Where only a few numbers make sense. */
  choices?: { value: string; label: string }[] | null;
  value: number;
  field: { name: string; error: string | undefined };
};

/** A number of the firm's settings beside what it does. */
export function SettingNumber({ label, sentence, unit, choices, value, field }: Props) {
  const id = useId();
  const shared = { id, defaultValue: value, "aria-describedby": `${id}-words`, ...field };
  return (
    <div className={styles.rule}>
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-words`}>{sentence}</p>
      </div>
      {choices ? (
        <NativeSelect {...shared} data={choices} />
      ) : (
        <TextInput
          {...shared}
          inputMode="numeric"
          autoComplete="off"
          rightSection={<span>{unit}</span>}
          rightSectionWidth={104}
          rightSectionPointerEvents="all"
        />
      )}
    </div>
  );
}
