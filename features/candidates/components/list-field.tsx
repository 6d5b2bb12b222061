"use client";

import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import styles from "./list-field.module.css";

type Props = {
  legend: string;
  noun: string;
  name: string;
  values: string[];
  /** A word beside each value ("Mobile"), in a field named `<name>.kind`. */
  kinds?: { options: { value: string; label: string }[]; values: string[] };
  type: "email" | "tel";
  error: string | undefined;
};

/** Several of one thing, one a line; the first is the main one. */
export function ListField({ legend, noun, name, values, kinds, type, error }: Props) {
  const [lines, setLines] = useState(() => (values.length > 0 ? values : [""]).map((_, key) => key));
  return (
    <fieldset className={styles.list}>
      <legend>{legend}</legend>
      {lines.map((key, index) => (
        <div key={key} className={styles.line}>
          <TextInput
            name={name}
            type={type === "tel" ? "tel" : "text"}
            inputMode={type}
            defaultValue={values[key] ?? ""}
            aria-label={index === 0 ? `${legend}, main` : `${legend} ${index + 1}`}
            error={index === 0 ? error : undefined}
            autoComplete="off"
            className={styles.value ?? ""}
          />
          {kinds ? (
            <NativeSelect
              name={`${name}.kind`}
              data={kinds.options}
              defaultValue={kinds.values[key] ?? "mobile"}
              aria-label={`Kind of ${noun} ${index + 1}`}
            />
          ) : null}
          <ActionIcon
            variant="subtle"
            aria-label={`Remove ${noun} ${index + 1}`}
            onClick={() => setLines(lines.filter((one) => one !== key))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={12} aria-hidden />}
        onClick={() => setLines([...lines, Math.max(-1, values.length - 1, ...lines) + 1])}
      >
        Add {noun === "address" ? "an address" : `a ${noun}`}
      </Button>
    </fieldset>
  );
}
