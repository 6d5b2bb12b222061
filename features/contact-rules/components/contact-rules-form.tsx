"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
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
              <RuleField key={name} name={name} value={contactRules[name]} field={form.field(name)} />
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

type FieldProps = { name: keyof ContactRules; value: number; field: { name: string; error: string | undefined } };

function RuleField({ name, value, field }: FieldProps) {
  const id = useId();
  const { label, sentence, unit } = ruleWords[name];
  const hours = hourChoices(name);
  return (
    <div className={styles.rule}>
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-words`}>
          {sentence} {boundWords(name)}
        </p>
      </div>
      {hours ? (
        <NativeSelect id={id} data={hours} defaultValue={value} aria-describedby={`${id}-words`} {...field} />
      ) : (
        <TextInput
          id={id}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={value}
          aria-describedby={`${id}-words`}
          rightSection={<span>{unit}</span>}
          rightSectionWidth={104}
          rightSectionPointerEvents="all"
          {...field}
        />
      )}
    </div>
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
  const changed = names.filter((name) => contactRules[name] !== from[name]);
  if (changed.length === 0)
    return (
      <Dialog title="Nothing to change" onClose={onClose}>
        Every number is as it was.
      </Dialog>
    );
  return (
    <Dialog title="Change contact rules" onClose={onClose}>
      <DialogForm
        verb="Save changes"
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({ ...contactRules, seenAt, reason: fields.text("reason") }))}
      >
        <ul className={styles.changes} aria-label="Numbers that change">
          {changed.map((name) => (
            <li key={name}>
              {ruleWords[name].label}: {numberWords(name, from[name])} → {numberWords(name, contactRules[name])}
            </li>
          ))}
        </ul>
        <ul className={styles.changes} aria-label="What it does now">
          {changeSentences(change).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <TextInput label="Why" maxLength={300} data-autofocus {...form.field("reason")} />
      </DialogForm>
    </Dialog>
  );
}
