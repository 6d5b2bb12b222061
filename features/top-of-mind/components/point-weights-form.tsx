"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { ReviewNumbers } from "@/components/review-numbers";
import { SettingNumber } from "@/components/setting-number";
import styles from "@/components/setting-numbers.module.css";
import { pointGroupDefaults, type GroupWeights } from "@/db/vocabulary/top-of-mind";
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
            <SettingNumber
              key={name}
              {...weightWords(name)}
              unit="points"
              value={weights[name]}
              field={form.field(name)}
            />
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
  return (
    <ReviewNumbers
      title="Change the points"
      changes={names
        .filter((name) => pointWeights[name] !== from[name])
        .map((name) => `${weightWords(name).label}: ${from[name]} → ${pointWeights[name]}`)}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({ ...pointWeights, seenAt, reason: fields.text("reason") }))}
    >
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
    </ReviewNumbers>
  );
}
