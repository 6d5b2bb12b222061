"use client";

import { Button, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import styles from "@/components/setting-numbers.module.css";
import { pointGroupDefaults, type GroupWeights, type PointGroup } from "@/db/vocabulary/top-of-mind";
import { keysOf } from "@/lib/keys-of";
import { changePointWeightsAction, previewPointWeightsAction } from "../actions";
import type { ListChange } from "../queries/list-weight-changes";
import { movedWords, weightWords } from "../rules/weight-words";

type Props = { weights: GroupWeights; seenAt: Date | null };
type Asked = { pointWeights: GroupWeights; changes: ListChange[] };

const names = keysOf(pointGroupDefaults);

/** What each group of points gives, with its sentence and its bounds; before it is saved three real lists are shown. */
export function PointWeightsForm({ weights, seenAt }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const form = useActionForm(previewPointWeightsAction, { onDone: setAsked });
  return (
    <>
      <form
        noValidate
        onSubmit={form.onSubmit((fields) => {
          const typed = names.map((name) => [name, fields.number(name) ?? Number.NaN]);
          return Object.fromEntries(typed) as GroupWeights;
        })}
      >
        <fieldset className={styles.group}>
          <legend>Points (they add up to 100)</legend>
          {names.map((name) => (
            <WeightField key={name} name={name} value={weights[name]} field={form.field(name)} />
          ))}
        </fieldset>
        <FormNote sentence={form.sentence} />
        <Button type="submit" loading={form.pending}>
          Review changes
        </Button>
      </form>
      {asked ? <Review asked={asked} from={weights} seenAt={seenAt} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

type FieldProps = { name: PointGroup; value: number; field: { name: string; error: string | undefined } };

function WeightField({ name, value, field }: FieldProps) {
  const id = useId();
  const { label, sentence } = weightWords(name);
  return (
    <div className={styles.rule}>
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-words`}>{sentence}</p>
      </div>
      <TextInput
        id={id}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={value}
        aria-describedby={`${id}-words`}
        rightSection={<span>points</span>}
        rightSectionWidth={72}
        rightSectionPointerEvents="all"
        {...field}
      />
    </div>
  );
}

type ReviewProps = { asked: Asked; from: GroupWeights; seenAt: Date | null; onClose: () => void };

function Review({ asked: { pointWeights, changes }, from, seenAt, onClose }: ReviewProps) {
  const router = useRouter();
  const form = useActionForm(changePointWeightsAction, {
    onDone: () => {
      onClose();
      showDone("Points saved.");
      router.refresh();
    },
  });
  const changed = names.filter((name) => pointWeights[name] !== from[name]);
  if (changed.length === 0)
    return (
      <Dialog title="Nothing to change" onClose={onClose}>
        Every number is as it was.
      </Dialog>
    );
  return (
    <Dialog title="Change the points" onClose={onClose}>
      <DialogForm
        verb="Save changes"
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({ ...pointWeights, seenAt, reason: fields.text("reason") }))}
      >
        <ul className={styles.changes} aria-label="Points that change">
          {changed.map((name) => (
            <li key={name}>
              {weightWords(name).label}: {from[name]} → {pointWeights[name]}
            </li>
          ))}
        </ul>
        {changes.length === 0 ? (
          <p className={styles.list}>No open position has a list of two or more people yet.</p>
        ) : null}
        {changes.map(({ positionId, title, clientName, listed, moved }) => (
          <section key={positionId} className={styles.list}>
            <h3>
              {title}, {clientName}
            </h3>
            {moved.length === 0 ? (
              <p>The first 10 of {listed} stay in the same order.</p>
            ) : (
              <ul className={styles.changes}>
                {moved.map((one) => (
                  <li key={one.candidateId}>{movedWords(one)}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
        <TextInput label="Why" maxLength={300} data-autofocus {...form.field("reason")} />
      </DialogForm>
    </Dialog>
  );
}
