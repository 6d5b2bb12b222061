"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { ReviewNumbers } from "@/components/review-numbers";
import { SettingNumber } from "@/components/setting-number";
import type { ContactRules } from "@/db/vocabulary/settings";
import { keysOf } from "@/lib/keys-of";
import { changeContactRulesAction, previewContactRulesAction } from "../actions";
import {
  boundWords,
  changeSentences,
  hourChoices,
  numberWords,
  ruleWords,
  type ContactChange,
} from "../rules/rule-words";
import styles from "@/components/setting-numbers.module.css";

type Props = { contactRules: ContactRules; seenAt: Date | null };
type Asked = { contactRules: ContactRules; change: ContactChange };

const names = keysOf(ruleWords);
const groups = [...Map.groupBy(names, (name) => ruleWords[name].group)];

/** Every number of the contact rules with its sentence and its bounds; before it is saved it is said what it changes. */
export function ContactRulesForm({ contactRules, seenAt }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const form = useActionForm(previewContactRulesAction, { onDone: setAsked });
  return (
    <>
      <form
        noValidate
        onSubmit={form.onSubmit((fields) => {
          const typed = names.map((name) => [name, fields.number(name) ?? Number.NaN]);
          return Object.fromEntries(typed) as ContactRules;
        })}
      >
        {groups.map(([group, members]) => (
          <fieldset key={group} className={styles.group}>
            <legend>{group}</legend>
            {members.map((name) => (
              <SettingNumber
                key={name}
                label={ruleWords[name].label}
                sentence={`${ruleWords[name].sentence} ${boundWords(name)}`}
                unit={ruleWords[name].unit}
                choices={hourChoices(name)}
                value={contactRules[name]}
                field={form.field(name)}
              />
            ))}
          </fieldset>
        ))}
        <FormNote sentence={form.sentence} />
        <Button type="submit" loading={form.pending}>
          Review changes
        </Button>
      </form>
      {asked ? <Review asked={asked} from={contactRules} seenAt={seenAt} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

type ReviewProps = { asked: Asked; from: ContactRules; seenAt: Date | null; onClose: () => void };

function Review({ asked: { contactRules, change }, from, seenAt, onClose }: ReviewProps) {
  const router = useRouter();
  const form = useActionForm(changeContactRulesAction, {
    onDone: () => {
      onClose();
      showDone("Contact rules saved.");
      router.refresh();
    },
  });
  return (
    <ReviewNumbers
      title="Change contact rules"
      changes={names
        .filter((name) => contactRules[name] !== from[name])
        .map(
          (name) =>
            `${ruleWords[name].label}: ${numberWords(name, from[name])} → ${numberWords(name, contactRules[name])}`,
        )}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({ ...contactRules, seenAt, reason: fields.text("reason") }))}
    >
      <ul className={styles.changes} aria-label="What it does now">
        {changeSentences(change).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </ReviewNumbers>
  );
}
