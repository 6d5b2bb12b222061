"use client";

import { useCallback, useRef, useState, useTransition } from "react";
import type { Action } from "@/lib/action-result";
import { readCount, readPay, readYears, type WrittenPay } from "@/lib/amounts";
import { answerOf } from "./use-action";
import type { useOwnPending } from "./use-own-pending";

/**
 * A form around a server action: pending, a sentence per field, one for the whole, and nothing typed is lost.
 *
 *     const form = useActionForm(saveClientAction, { onDone: ({ clientId }) => router.push(`/clients/${clientId}`) });
 *     <form onSubmit={form.onSubmit((fields) => ({ name: fields.text("name") }))}>
 *       <TextInput label="Name" {...form.field("name")} />
 *       <FormNote sentence={form.sentence} />
 *       <Button type="submit" loading={form.pending}>Save</Button>
 */
export function useActionForm<I, R>(
  action: Action<I, R>,
  { onDone, pending: own }: { onDone?: (data: R) => void; pending?: ReturnType<typeof useOwnPending> } = {},
) {
  const transition = useTransition();
  const [pending, start] = own ?? transition;
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const form = useRef<HTMLFormElement | null>(null);
  // Whatever is typed before it is sent again: one form, as it was opened, is one change.
  const [about] = useState(() => crypto.randomUUID());

  const submit = useCallback(
    (input: I) => {
      setErrors({});
      setSentence(null);
      start(async () => {
        const answer = await answerOf(action, input, about);
        const atFields = Object.fromEntries(
          Object.entries(answer.validationErrors ?? {}).map(([path, all]) => [path, all[0] ?? ""]),
        );
        const { field, sentence: said } = answer.serverError ?? {};
        if (field && said) atFields[field] = said;
        const inputOf = (name: string) =>
          form.current?.querySelector<HTMLElement>(
            `[data-field="${CSS.escape(name)}"], [name="${CSS.escape(name)}"]:not([type="hidden"])`,
          );
        // What concerns no input of this form, such as a version that is old, is said for the whole of it.
        const homeless = Object.entries(atFields).find(([name]) => name === "" || !inputOf(name));
        setErrors(atFields);
        setSentence(said && !field ? said : (homeless?.[1] ?? null));
        Object.keys(atFields).map(inputOf).find(Boolean)?.focus();
        if (!answer.serverError && !answer.validationErrors) onDone?.(answer.data as R);
      });
    },
    [about, action, onDone, start],
  );

  return {
    pending,
    sentence,
    errors,
    submit,
    /** Name and error of a field, spread onto a kit input; a select has its name on a hidden one, the mark on what is seen. */
    field: (name: string) => ({ name, "data-field": name, error: errors[name] }),
    /** For the form's onSubmit: reads the fields without resetting them. */
    onSubmit: (read: (fields: Fields) => I) => (event: React.FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      form.current = event.currentTarget;
      submit(read(new Fields(new FormData(event.currentTarget))));
    },
  };
}

/** What was typed into a form, by the kinds of values actions take. */
export class Fields {
  readonly #data: FormData;

  constructor(data: FormData) {
    this.#data = data;
  }

  text(name: string): string {
    return this.exact(name).trim();
  }

  /** As it was typed, spaces and all: a password. */
  exact(name: string): string {
    const value = this.#data.get(name);
    return typeof value === "string" ? value : "";
  }

  /** Null where nothing was typed or chosen. */
  optional(name: string): string | null {
    return this.text(name) || null;
  }

  /** Null where empty, NaN where it is no whole number. */
  number(name: string): number | null {
    const text = this.text(name);
    return text === "" ? null : (readCount(text) ?? Number.NaN);
  }

  /** "12", "12+", "15 yrs"; null where empty, NaN where it says no years. */
  years(name: string): number | null {
    const text = this.text(name);
    return text === "" ? null : (readYears(text) ?? Number.NaN);
  }

  /**
   * One sum as typed ("58", "$115k", "58/hr") to cents, and per what: as typed, else as chosen. Null where empty, NaN
   * where it is no amount or a range.
   */
  pay(name: string, unitName: string) {
    const { from, to, unit } = this.#written(name);
    const cents = from === to ? from : Number.NaN;
    return { cents, unit: unit ?? (this.optional(unitName) as WrittenPay["unit"]) };
  }

  /** A range in two fields, or typed into the first of them: "58-62/hr". */
  payRange(lowName: string, highName: string, unitName: string) {
    const low = this.#written(lowName);
    const high = this.#written(highName);
    const unit = low.unit ?? high.unit ?? (this.optional(unitName) as WrittenPay["unit"]);
    if (high.from === null && low.from !== null && low.from < low.to) return { low: low.from, high: low.to, unit };
    return {
      low: low.from === low.to ? low.from : Number.NaN,
      high: high.from === high.to ? high.to : Number.NaN,
      unit,
    };
  }

  #written(name: string) {
    const text = this.text(name);
    if (text === "") return { from: null, to: null, unit: null };
    return readPay(text) ?? { from: Number.NaN, to: Number.NaN, unit: null };
  }

  checked(name: string): boolean {
    return this.#data.has(name);
  }

  /** Every field of this name, empty ones too, in their order. */
  everyText(name: string): string[] {
    return this.#data.getAll(name).map((value) => (typeof value === "string" ? value.trim() : ""));
  }

  all(name: string): string[] {
    return this.#data.getAll(name).filter((value): value is string => typeof value === "string" && value !== "");
  }
}
