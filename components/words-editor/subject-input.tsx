"use client";

import { Button, Menu, TextInput, type TextInputProps } from "@mantine/core";
import { useRef, useState } from "react";
import { parseLine } from "@/lib/markup";
import { shownField, type EditorFields } from "./fields";
import styles from "./words-editor.module.css";

type Props = Omit<TextInputProps, "value" | "defaultValue" | "onChange"> & {
  /** With `value` whoever draws it keeps the subject; else it is a form's. */
  value?: string;
  defaultValue?: string;
  onChange?: (subject: string) => void;
  fields: EditorFields;
};

/** The subject of an email, with merge fields to put in where the caret is, and below it how they will read. */
export function SubjectInput({ value, defaultValue = "", onChange, fields, ...input }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(defaultValue);
  const subject = value ?? typed;

  const caret = useRef<number | null>(null);

  function change(next: string) {
    setTyped(next);
    onChange?.(next);
  }
  function insert(name: string) {
    const from = field.current?.selectionStart ?? subject.length;
    const to = field.current?.selectionEnd ?? subject.length;
    const source = `{{ ${name} }}`;
    caret.current = from + source.length;
    change(subject.slice(0, from) + source + subject.slice(to));
  }
  /** Behind what was put in, once the menu has gone: until then the focus is the menu's. */
  function goOn() {
    field.current?.focus();
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }

  return (
    <div>
      <TextInput
        label="Subject"
        {...input}
        ref={field}
        value={subject}
        onChange={(event) => change(event.currentTarget.value)}
        rightSectionWidth={92}
        rightSection={<FieldMenu labels={fields.labels} onPick={insert} onGone={goOn} />}
      />
      <ShownSubject subject={subject} fields={fields} />
    </div>
  );
}

function FieldMenu({
  labels,
  onPick,
  onGone,
}: {
  labels: EditorFields["labels"];
  onPick: (name: string) => void;
  onGone: () => void;
}) {
  return (
    <Menu
      position="bottom-end"
      returnFocus={false}
      onExitTransitionEnd={onGone}
      styles={{ dropdown: { maxHeight: 320, overflowY: "auto" } }}
    >
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" aria-label="Insert field into subject">
          Insert field
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(labels).map(([name, label]) => (
          <Menu.Item key={name} onClick={() => onPick(name)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** How it will read for the person who is shown, as in the body: what is empty is marked, and holds their email. */
function ShownSubject({ subject, fields }: { subject: string; fields: EditorFields }) {
  const pieces = parseLine(subject);
  if (!pieces.some(({ kind }) => kind === "liquid")) return null;
  const before: string[] = [];
  return (
    <p className={styles.subject}>
      Reads:{" "}
      {pieces.map((piece, at) => {
        if (piece.kind === "text") return <span key={at}>{piece.text}</span>;
        const { kind, text, title } = shownField(piece.source, fields, [...before]);
        before.push(piece.source);
        return (
          <span key={at} className={styles.chip} data-kind={kind} title={title}>
            {text}
          </span>
        );
      })}
    </p>
  );
}
