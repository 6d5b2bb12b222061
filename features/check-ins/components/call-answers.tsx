"use client";

import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { decisionAnswers, type DecisionAnswer } from "@/db/vocabulary/check-ins";
import { justNow, When, whenOf } from "@/features/touches/components/when";
import { plural } from "@/lib/format/count";
import { recordClientAnswersAction } from "../actions";
import styles from "./check-in.module.css";

type CallDecision = { promiseId: string; name: string; about: string; today: string };
type Said = { kind: DecisionAnswer | "not_said" | ""; words: string; on: string };
type Props = { contactId: string; name: string; decisions: CallDecision[]; zone: string; now: Date };

const nothing: Said = { kind: "", words: "", on: "" };
const choices = [
  { value: "", label: "Not talked about" },
  ...Object.entries(decisionAnswers).map(([value, label]) => ({ value, label })),
  { value: "not_said", label: "Still waiting" },
];

/** One call about everything that is open: what they said about each, saved together. */
export function CallAnswers({ contactId, name, decisions, zone, now }: Props) {
  const router = useRouter();
  const [said, setSaid] = useState<Record<string, Said>>({});
  const [forAll, setForAll] = useState<Said>(nothing);
  const [happened, setHappened] = useState(justNow);
  const form = useActionForm(recordClientAnswersAction, {
    onDone: ({ count }) => {
      showDone(`Logged: spoke with ${name} about ${plural(count, "candidate")}.`);
      router.push("/today");
    },
  });
  const saidOf = (promiseId: string) => said[promiseId] ?? nothing;
  const answered = decisions.filter(({ promiseId }) => saidOf(promiseId).kind !== "");

  return (
    <form
      className={styles.call}
      noValidate
      onSubmit={form.onSubmit((fields) => ({
        contactId,
        ...whenOf(happened),
        note: fields.text("note"),
        answers: answered.map(({ promiseId }) => {
          const { kind, words, on } = saidOf(promiseId);
          return {
            promiseId,
            kind: kind || "not_said",
            words: words.trim(),
            on: kind === "new_date" ? on || null : null,
          };
        }),
      }))}
    >
      {decisions.length > 1 ? (
        <AnswerRow
          name="All of them"
          about="One answer for everyone below"
          said={forAll}
          onChange={(next) => {
            setForAll(next);
            setSaid(Object.fromEntries(decisions.map(({ promiseId }) => [promiseId, next])));
          }}
          errors={{}}
          today={decisions[0]?.today ?? ""}
        />
      ) : null}
      {decisions.map(({ promiseId, ...decision }) => {
        const index = answered.findIndex((one) => one.promiseId === promiseId);
        return (
          <AnswerRow
            key={promiseId}
            {...decision}
            said={saidOf(promiseId)}
            onChange={(next) => setSaid({ ...said, [promiseId]: next })}
            errors={{ words: form.errors[`answers.${index}.words`], on: form.errors[`answers.${index}.on`] }}
          />
        );
      })}
      <When
        value={happened}
        onChange={setHappened}
        zone={zone}
        now={now}
        error={form.errors["happenedAt"] ?? form.errors["at"]}
      />
      <Textarea label="Note (optional)" autosize minRows={2} maxRows={12} {...form.field("note")} />
      <FormNote sentence={form.errors["answers"] ?? form.sentence} />
      <div>
        <Button type="submit" loading={form.pending}>
          {answered.length > 0 ? `Log the call: ${plural(answered.length, "answer")}` : "Log the call"}
        </Button>
      </div>
    </form>
  );
}

type RowProps = Omit<CallDecision, "promiseId"> & {
  said: Said;
  onChange: (said: Said) => void;
  errors: { words?: string | undefined; on?: string | undefined };
};

function AnswerRow({ name, about, today, said, onChange, errors }: RowProps) {
  return (
    <fieldset className={styles.row}>
      <legend className={styles.who}>
        {name} <span className={styles.soft}>{about}</span>
      </legend>
      <NativeSelect
        aria-label={`What they said about ${name}`}
        data={choices}
        value={said.kind}
        onChange={(event) => onChange({ ...said, kind: event.currentTarget.value as Said["kind"] })}
      />
      {said.kind === "new_date" ? (
        <TextInput
          type="date"
          aria-label={`New date for ${name}`}
          min={today}
          value={said.on}
          onChange={(event) => onChange({ ...said, on: event.currentTarget.value })}
          error={errors.on}
        />
      ) : null}
      {said.kind !== "" && said.kind !== "not_said" ? (
        <TextInput
          aria-label={`In a few words, about ${name}`}
          placeholder={said.kind === "next_step" ? "The next step" : "In a few words (optional)"}
          value={said.words}
          onChange={(event) => onChange({ ...said, words: event.currentTarget.value })}
          error={errors.words}
        />
      ) : null}
    </fieldset>
  );
}
