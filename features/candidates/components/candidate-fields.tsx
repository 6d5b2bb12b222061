"use client";

import { MultiSelect, NativeSelect, Select, Textarea, TextInput } from "@mantine/core";
import { FormGroup } from "@/components/form/form-group";
import type { Fields, useActionForm } from "@/components/form/use-action-form";
import { disciplines, employmentTerms, levels, payUnits } from "@/db/vocabulary/candidates";
import { sectors, software } from "@/db/vocabulary/experience";
import { phoneKinds, type PhoneKind } from "@/db/vocabulary/people";
import { states } from "@/db/vocabulary/places";
import { keysOf } from "@/lib/keys-of";
import { fieldLabels, type CandidateForm } from "../rules/candidate-form";
import { ListField } from "./list-field";

type Form = Pick<ReturnType<typeof useActionForm>, "field" | "errors">;
type Props = { form: Form; value: CandidateForm; owners: { id: string; name: string }[] };

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const native = (words: Record<string, string>) => [{ value: "", label: "" }, ...options(words)];

/** Every field of a candidate, filled from `value`. What is typed is read by readFields(). */
export function CandidateFields({ form, value, owners }: Props) {
  const text = (name: Exclude<keyof CandidateForm, "emails" | "phones" | "sectors" | "software" | "terms">) => ({
    label: fieldLabels[name],
    defaultValue: String(value[name] ?? ""),
    ...form.field(name),
  });
  return (
    <>
      <FormGroup title="Name and location">
        <TextInput {...text("firstName")} autoComplete="off" data-autofocus />
        <TextInput {...text("lastName")} autoComplete="off" />
        <TextInput {...text("city")} />
        <NativeSelect {...text("state")} data={native(states)} />
        <TextInput {...text("zip")} inputMode="numeric" />
        <TextInput {...text("linkedinUrl")} type="url" placeholder="https://" />
      </FormGroup>
      <FormGroup title="Contact info">
        <ListField
          legend="Email"
          noun="address"
          name="emails"
          values={value.emails}
          type="email"
          error={form.errors.emails}
        />
        <ListField
          legend="Phone"
          noun="number"
          name="phones"
          values={value.phones.map((phone) => phone.raw)}
          kinds={{ options: options(phoneKinds), values: value.phones.map((phone) => phone.kind) }}
          type="tel"
          error={form.errors.phones}
        />
      </FormGroup>
      <FormGroup title="Background">
        <TextInput {...text("title")} />
        <TextInput {...text("currentEmployer")} />
        <NativeSelect {...text("discipline")} data={native(disciplines)} />
        <NativeSelect {...text("level")} data={native(levels)} />
        <MultiSelect label="Sectors" name="sectors" data={options(sectors)} defaultValue={value.sectors} searchable />
        <MultiSelect
          label="Software"
          name="software"
          data={options(software)}
          defaultValue={value.software}
          searchable
        />
        <TextInput {...text("yearsExperience")} inputMode="numeric" />
      </FormGroup>
      <FormGroup title="Looking for">
        <TextInput {...text("availableOn")} type="date" />
        <TextInput
          {...text("desiredPayCents")}
          defaultValue={dollars(value.desiredPayCents)}
          inputMode="decimal"
          leftSection="$"
        />
        <NativeSelect
          {...text("desiredPayUnit")}
          data={native({ hour: `Hour (${payUnits.hour})`, year: `Year (${payUnits.year})` })}
        />
        <MultiSelect label="Employment type" name="terms" data={options(employmentTerms)} defaultValue={value.terms} />
        <TextInput {...text("travelPercent")} inputMode="numeric" rightSection="%" />
      </FormGroup>
      <FormGroup title="Internal">
        <Select
          label="Owner"
          name="ownerId"
          data={owners.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={value.ownerId}
          clearable
          error={form.errors.ownerId}
        />
        <TextInput {...text("source")} />
        <Textarea {...text("summary")} autosize minRows={3} maxRows={12} wrapperProps={{ "data-wide": true }} />
      </FormGroup>
    </>
  );
}

/** "58", "58.50", "122000". */
function dollars(cents: number | null): string {
  if (cents === null) return "";
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}

/** What was typed, as the form of a candidate. */
export function readFields(fields: Fields): CandidateForm {
  const kinds = fields.all("phones.kind") as PhoneKind[];
  const many = <T extends string>(name: string) => fields.text(name).split(",").filter(Boolean) as T[];
  const of = <T extends string>(name: string, words: Record<T, string>) => {
    const found = fields.text(name);
    return keysOf(words).find((word) => word === found) ?? null;
  };
  const pay = fields.pay("desiredPayCents", "desiredPayUnit");
  return {
    firstName: fields.text("firstName"),
    lastName: fields.text("lastName"),
    emails: fields.all("emails"),
    phones: fields.everyText("phones").flatMap((raw, index) => (raw ? [{ raw, kind: kinds[index] ?? "mobile" }] : [])),
    city: fields.text("city"),
    state: of("state", states),
    zip: fields.text("zip"),
    linkedinUrl: fields.optional("linkedinUrl"),
    title: fields.text("title"),
    currentEmployer: fields.text("currentEmployer"),
    discipline: of("discipline", disciplines),
    level: of("level", levels),
    sectors: many("sectors"),
    software: many("software"),
    terms: many("terms"),
    yearsExperience: fields.years("yearsExperience"),
    availableOn: fields.optional("availableOn"),
    desiredPayCents: pay.cents,
    desiredPayUnit: pay.unit,
    travelPercent: fields.number("travelPercent"),
    source: fields.text("source"),
    summary: fields.text("summary"),
    ownerId: fields.optional("ownerId"),
  };
}
