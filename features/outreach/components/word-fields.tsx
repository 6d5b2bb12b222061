"use client";

import { SubjectInput } from "@/components/words-editor/subject-input";
import { WordsEditor } from "@/components/words-editor/words-editor";
import { mergeFieldLabels } from "@/features/templates/rules/merge-fields";
import type { TemplateText } from "@/features/templates/rules/render";
import styles from "./word-fields.module.css";

type Props = {
  value: TemplateText;
  onChange: (words: TemplateText) => void;
  /** Whose words these are: "Email" or "Email to Ana Lima". */
  label: string;
  /** What the merge fields say for the person who is shown. */
  values: Readonly<Record<string, string>> | null;
};

/** Subject and body of an email of an outreach. */
export function WordFields({ value, onChange, label, values }: Props) {
  return (
    <fieldset aria-label={label} className={styles.words}>
      <SubjectInput
        value={value.subject}
        maxLength={300}
        fields={{ labels: mergeFieldLabels, values }}
        onChange={(subject) => onChange({ ...value, subject })}
      />
      <WordsEditor
        label="Body"
        value={value.body}
        fields={{ labels: mergeFieldLabels, values }}
        onChange={(body) => onChange({ ...value, body })}
      />
    </fieldset>
  );
}
