"use client";

import { Input } from "@mantine/core";
import { useId, useState } from "react";
import { useLeaveWarning } from "@/components/form/use-leave-warning";
import { onDemand } from "@/components/on-demand";
import { plainText } from "@/lib/markup";
import type { EditorFields } from "./fields";
import styles from "./words-editor.module.css";

const Editor = onDemand(
  async () => (await import("./editor")).Editor,
  <div className={styles.waiting} aria-busy="true" />,
);

/** Its borders, buttons and margins. */
const chromePx = 55;

type Props = {
  label: string;
  description?: string;
  /** The words as they are stored (lib/markup.ts). With `value` whoever draws it keeps them; else they are a form's. */
  value?: string;
  defaultValue?: string;
  onChange?: (markup: string) => void;
  name?: string;
  "data-field"?: string;
  error?: string | undefined;
  /** Merge fields that may stand in it. */
  fields?: EditorFields;
  minRows?: number;
  /** It gets the focus once it is there. */
  focusFirst?: boolean;
  /** Ctrl-Enter. */
  onSend?: () => void;
  /** Shows below what is sent as plain text; where the whole email is shown anyway it is not needed. */
  withPlainText?: boolean;
};

/** The one way to write the words of an email. */
export function WordsEditor({
  label,
  description,
  value,
  defaultValue = "",
  onChange,
  name,
  "data-field": dataField,
  error,
  fields,
  minRows = 8,
  focusFirst = false,
  onSend,
  withPlainText = false,
}: Props) {
  const id = useId();
  const [typed, setTyped] = useState(defaultValue);
  const words = value ?? typed;
  // Whoever keeps the words itself says itself when they are safe.
  useLeaveWarning(value === undefined && typed !== defaultValue);
  const described = [error ? `${id}-error` : "", description ? `${id}-description` : ""].filter(Boolean).join(" ");
  return (
    <Input.Wrapper
      id={id}
      label={label}
      labelElement="div"
      labelProps={{
        id: `${id}-label`,
        onClick: () => document.getElementById(`${id}-words`)?.focus(),
      }}
      {...(description ? { description } : {})}
      {...(error ? { error } : {})}
    >
      {/* As high as the editor will be, so that nothing jumps when it is there. */}
      <div className={styles.place} style={{ minHeight: minRows * 20 + chromePx }}>
        <Editor
          value={words}
          onChange={(markup) => {
            setTyped(markup);
            onChange?.(markup);
          }}
          attributes={{
            id: `${id}-words`,
            "aria-labelledby": `${id}-label`,
            ...(described ? { "aria-describedby": described } : {}),
            ...(error ? { "aria-invalid": "true" } : {}),
            ...(dataField ? { "data-field": dataField } : {}),
          }}
          fields={fields ?? null}
          minRows={minRows}
          focusFirst={focusFirst}
          onSend={onSend ?? null}
        />
      </div>
      {name ? <input type="hidden" name={name} value={words} /> : null}
      {withPlainText && words.trim() !== "" ? (
        <details className={styles.twin}>
          <summary>Plain text</summary>
          <pre>{plainText(words)}</pre>
        </details>
      ) : null}
    </Input.Wrapper>
  );
}
