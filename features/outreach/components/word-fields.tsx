"use client";

import { Button, Menu, TextInput, Textarea } from "@mantine/core";
import { useRef, type KeyboardEvent } from "react";
import type { TemplateText } from "@/features/templates/rules/render";
import { mergeFieldLabels } from "@/features/templates/rules/merge-fields";
import { keysOf } from "@/lib/keys-of";
import styles from "./word-fields.module.css";

type Props = {
  value: TemplateText;
  onChange: (words: TemplateText) => void;
  /** Whose words these are: "Email" or "Email to Ana Lima". */
  label: string;
};

/** Subject and body of an email with what may be done to its words: by buttons, and by the keys people know. */
export function WordFields({ value, onChange, label }: Props) {
  const body = useRef<HTMLTextAreaElement>(null);
  const change = () => onChange({ subject: value.subject, body: body.current?.value ?? value.body });

  function put(before: string, after: string, otherwise: string) {
    const area = body.current;
    if (!area) return;
    const { selectionStart: from, selectionEnd: to } = area;
    const words = area.value.slice(from, to) || otherwise;
    area.setRangeText(before + words + after, from, to, "end");
    area.focus();
    area.setSelectionRange(from + before.length, from + before.length + words.length);
    change();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === "b") put("**", "**", "bold");
    else if (event.key === "i") put("_", "_", "italics");
    else return;
    event.preventDefault();
    // Ctrl-K finds people everywhere: here it stays what it is.
  }
  return (
    <fieldset aria-label={label} className={styles.words}>
      <TextInput
        label="Subject"
        value={value.subject}
        maxLength={300}
        onChange={(event) => onChange({ ...value, subject: event.currentTarget.value })}
      />
      <fieldset className={styles.tools} aria-label="Format">
        <Button variant="default" size="compact-sm" aria-label="Bold" onClick={() => put("**", "**", "bold")}>
          <b>B</b>
        </Button>
        <Button variant="default" size="compact-sm" aria-label="Italics" onClick={() => put("_", "_", "italics")}>
          <i>I</i>
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => put("\n- ", "", "item")}>
          List
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => put("[", "](https://)", "words")}>
          Link
        </Button>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" size="compact-sm">
              Insert field
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={styles.menu}>
            {keysOf(mergeFieldLabels).map((field) => (
              <Menu.Item key={field} onClick={() => put("", "", `{{ ${field} }}`)}>
                {mergeFieldLabels[field]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </fieldset>
      <Textarea
        ref={body}
        label="Body"
        value={value.body}
        autosize
        minRows={8}
        maxRows={24}
        maxLength={10_000}
        onKeyDown={onKeyDown}
        onChange={(event) => onChange({ ...value, body: event.currentTarget.value })}
      />
    </fieldset>
  );
}
