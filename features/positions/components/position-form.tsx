"use client";

import { Button, MultiSelect, NativeSelect, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormGroup } from "@/components/form/form-group";
import { FormNote } from "@/components/form/form-note";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { useActionForm, type Fields } from "@/components/form/use-action-form";
import { LinkButton } from "@/components/link-button";
import { showRefusal } from "@/components/notice";
import { disciplines, employmentTerms, levels } from "@/db/vocabulary/candidates";
import { sectors, software, type Software } from "@/db/vocabulary/experience";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import { mostOpenings } from "@/db/vocabulary/positions";
import { listContactOptionsAction } from "@/features/clients/actions";
import { addPositionAction, updatePositionAction } from "../actions";
import type { AddPositionInput } from "../inputs";
import type { PositionDetail } from "../queries/get-position";
import { NewRestriction } from "./new-restriction";
import styles from "./position.module.css";
import type { ViewerChoice } from "./viewer-select";

type Option = { value: string; label: string };
type Props = {
  /** The position as it was opened; null for a new one. */
  position: PositionDetail | null;
  clientId: string | null;
  clients: Option[];
  contacts: Option[];
  owners: Option[];
  ownerId: string;
  /** Who could be named on a new position that not everybody is to see. */
  viewers?: ViewerChoice[];
};

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const withNone = (label: string, options: Option[]) => [{ value: "", label }, ...options];
const dollars = (cents: number | null) => (cents === null ? "" : (cents / 100).toLocaleString("en-US"));

/** A position, new or as it stands. What was typed stays, whatever the answer. */
export function PositionForm({
  position,
  clientId,
  clients,
  contacts: initialContacts,
  owners,
  ownerId,
  viewers = [],
}: Props) {
  const router = useRouter();
  const [client, setClient] = useState(clientId);
  const [contacts, setContacts] = useState(initialContacts);
  const [viewerIds, setViewerIds] = useState<string[] | null>(null);
  const [tools, setTools] = useState<Software[]>(position?.software ?? []);
  // The version that was opened: a refresh of the page meanwhile must not count somebody's change as seen.
  const [version] = useState(position?.version ?? 0);
  const onDone = (done: { positionId: string }) =>
    router.push(`/positions/${done.positionId}/${position ? "details" : "board"}`);
  const adding = useActionForm(addPositionAction, { onDone });
  const changing = useActionForm(updatePositionAction, { onDone });
  const form = position ? changing : adding;
  const factsOf = (fields: Fields) => read(fields, client ?? "", tools);
  const back = position ? `/positions/${position.id}/details` : "/positions";

  async function chooseClient(next: string | null) {
    setClient(next);
    setContacts([]);
    if (!next) return;
    const answer = await readFrom(listContactOptionsAction, { clientId: next });
    const problem = sentenceOf(answer);
    if (problem) showRefusal(problem);
    setContacts(answer.data ?? []);
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={
        position
          ? changing.onSubmit((fields) => ({ ...factsOf(fields), positionId: position.id, version }))
          : adding.onSubmit((fields) => ({
              ...factsOf(fields),
              ...(viewerIds ? { restriction: { viewerIds, reason: fields.text("restriction.reason") } } : {}),
            }))
      }
    >
      <FormGroup title="Job">
        <TextInput label="Title" required defaultValue={position?.title} {...form.field("title")} />
        <NativeSelect
          label="Discipline"
          required
          data={withNone("Choose", optionsOf(disciplines))}
          defaultValue={position?.discipline ?? ""}
          {...form.field("discipline")}
        />
        <NativeSelect
          label="Level"
          required
          data={withNone("Choose", optionsOf(levels))}
          defaultValue={position?.level ?? ""}
          {...form.field("level")}
        />
        <NativeSelect
          label="Sector"
          data={withNone("Any", optionsOf(sectors))}
          defaultValue={position?.sector ?? ""}
          {...form.field("sector")}
        />
        <NativeSelect
          label="Required license"
          data={withNone("None", optionsOf(licenseTypes))}
          defaultValue={position?.requiredLicense ?? ""}
          {...form.field("requiredLicense")}
        />
        <MultiSelect
          label="Software"
          data={optionsOf(software)}
          value={tools}
          onChange={(next) => setTools(next as Software[])}
          searchable
          clearable
          error={form.errors.software}
        />
      </FormGroup>
      <FormGroup title="Job order">
        {position ? (
          <TextInput label="Client" value={position.clientName} readOnly />
        ) : (
          <Select
            label="Client"
            required
            searchable
            data={clients}
            value={client}
            onChange={(next) => void chooseClient(next)}
            {...form.field("clientId")}
            nothingFoundMessage="No matches"
          />
        )}
        <NativeSelect
          key={contacts.map((one) => one.value).join()}
          label="Contact"
          data={withNone(contacts.length > 0 ? "None" : "No contacts yet", contacts)}
          defaultValue={position?.contactId ?? contacts[0]?.value ?? ""}
          {...form.field("contactId")}
        />
        <TextInput label="Req number" defaultValue={position?.reqNumber ?? ""} {...form.field("reqNumber")} />
        {position ? null : (
          <NumberInput
            label="Openings"
            required
            min={1}
            max={mostOpenings}
            allowDecimal={false}
            defaultValue={1}
            {...form.field("openings")}
          />
        )}
        <NativeSelect
          label="Owner"
          data={owners}
          defaultValue={position?.ownerId ?? ownerId}
          {...form.field("ownerId")}
        />
        <TextInput
          className={styles.wide}
          label="Confidential description"
          description="How emails describe the client before a candidate is submitted. Never its name."
          placeholder="60-person structural firm, Tampa"
          required
          defaultValue={position?.blindDescription}
          {...form.field("blindDescription")}
        />
      </FormGroup>
      <FormGroup title="Location">
        <TextInput label="City" required defaultValue={position?.city} {...form.field("city")} />
        <NativeSelect
          label="State"
          required
          data={withNone("Choose", optionsOf(states))}
          defaultValue={position?.state ?? ""}
          {...form.field("state")}
        />
        <TextInput
          label="ZIP"
          inputMode="numeric"
          description="Sets the local time zone."
          defaultValue={position?.zip ?? ""}
          {...form.field("zip")}
        />
      </FormGroup>
      <FormGroup title="Employment and pay">
        <NativeSelect
          label="Employment type"
          data={optionsOf(employmentTerms)}
          defaultValue={position?.term ?? "direct_hire"}
          {...form.field("term")}
        />
        <TextInput
          label="Minimum pay, in dollars"
          inputMode="decimal"
          defaultValue={dollars(position?.payMinCents ?? null)}
          {...form.field("payMinCents")}
        />
        <TextInput
          label="Maximum pay, in dollars"
          inputMode="decimal"
          defaultValue={dollars(position?.payMaxCents ?? null)}
          {...form.field("payMaxCents")}
        />
        <NativeSelect
          label="Pay per"
          data={[
            { value: "year", label: "Year" },
            { value: "hour", label: "Hour" },
          ]}
          defaultValue={position?.payUnit ?? "year"}
          {...form.field("payUnit")}
        />
        <TextInput type="date" label="Start date" defaultValue={position?.startOn ?? ""} {...form.field("startOn")} />
        <NumberInput
          label="Guarantee, in days"
          min={0}
          max={730}
          allowDecimal={false}
          defaultValue={position?.guaranteeDays ?? 90}
          {...form.field("guaranteeDays")}
        />
        <Textarea
          className={styles.wide}
          label="Description"
          rows={8}
          defaultValue={position?.description}
          {...form.field("description")}
        />
      </FormGroup>
      {position ? null : (
        <NewRestriction options={viewers} viewerIds={viewerIds} onChange={setViewerIds} form={adding} />
      )}
      <FormNote sentence={form.sentence} />
      {position && form.sentence ? (
        <p className={styles.prose}>
          What you typed is still here.{" "}
          <Link href={back} target="_blank">
            See the current position
          </Link>{" "}
          in a new tab.
        </p>
      ) : null}
      <div className={styles.verbs}>
        <Button type="submit" loading={form.pending}>
          {position ? "Save" : "Add position"}
        </Button>
        <LinkButton href={back} variant="default">
          Cancel
        </LinkButton>
      </div>
    </form>
  );
}

/** The server parses each choice; a select's empty value stands for "not chosen". */
function read(fields: Fields, clientId: string, tools: Software[]): AddPositionInput {
  const pay = fields.payRange("payMinCents", "payMaxCents", "payUnit");
  const facts = {
    clientId,
    title: fields.text("title"),
    discipline: fields.optional("discipline"),
    level: fields.optional("level"),
    sector: fields.optional("sector"),
    requiredLicense: fields.optional("requiredLicense"),
    software: tools,
    contactId: fields.optional("contactId"),
    reqNumber: fields.optional("reqNumber"),
    openings: fields.number("openings") ?? 1,
    ownerId: fields.optional("ownerId"),
    blindDescription: fields.text("blindDescription"),
    city: fields.text("city"),
    state: fields.optional("state"),
    zip: fields.optional("zip"),
    term: fields.optional("term"),
    payMinCents: pay.low,
    payMaxCents: pay.high,
    payUnit: pay.unit,
    startOn: fields.optional("startOn"),
    guaranteeDays: fields.number("guaranteeDays") ?? 90,
    description: fields.text("description"),
  };
  return facts as AddPositionInput;
}
