"use client";

import { Button, MultiSelect, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormGroup } from "@/components/form/form-group";
import { FormNote } from "@/components/form/form-note";
import { useActionForm, type Fields } from "@/components/form/use-action-form";
import { LinkButton } from "@/components/link-button";
import { SidePanel } from "@/components/side-panel";
import { sectors, type Sector } from "@/db/vocabulary/experience";
import { states, type State } from "@/db/vocabulary/places";
import { addClientAction, updateClientAction } from "../actions";
import type { ClientDetail } from "../queries/get-client";
import styles from "./client.module.css";

type Option = { value: string; label: string };
type Props = {
  client: ClientDetail | null;
  owners: Option[];
  ownerId: string;
  /** What the button says, where not "Add client" or "Edit". */
  words?: string;
};

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** The button and its panel: "Add client", or "Edit" of one. */
export function ClientFormButton(props: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button {...(props.client ? { variant: "default" } : {})} onClick={() => setOpened(true)}>
        {props.words ?? (props.client ? "Edit" : "Add client")}
      </Button>
      <SidePanel
        title={props.client ? `Edit ${props.client.name}` : "Add client"}
        opened={opened}
        onClose={() => setOpened(false)}
      >
        {opened ? <ClientForm {...props} onClose={() => setOpened(false)} /> : null}
      </SidePanel>
    </>
  );
}

function ClientForm({ client, owners, ownerId, onClose }: Props & { onClose: () => void }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Sector[]>(client?.sectors ?? []);
  // The version that was opened: a refresh of the page meanwhile must not count somebody's change as seen.
  const [opened] = useState(client);
  const changing = useActionForm(updateClientAction, { onDone: onClose });
  const adding = useActionForm(addClientAction, {
    onDone: ({ clientId }) => {
      onClose();
      router.push(`/clients/${clientId}`);
    },
  });
  const form = opened ? changing : adding;
  const factsOf = (fields: Fields) => ({
    name: fields.text("name"),
    city: fields.optional("city"),
    state: fields.optional("state") as State | null,
    phone: fields.optional("phone"),
    website: fields.optional("website"),
    blindDescription: fields.text("blindDescription"),
    sectors: chosen,
    ownerId: fields.optional("ownerId"),
    notes: fields.text("notes"),
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={
        opened
          ? changing.onSubmit((fields) => ({ ...factsOf(fields), clientId: opened.id, version: opened.version }))
          : adding.onSubmit(factsOf)
      }
    >
      <FormGroup title="The company">
        <TextInput label="Name" required data-autofocus defaultValue={opened?.name} {...form.field("name")} />
        <TextInput label="Website" defaultValue={opened?.website ?? ""} {...form.field("website")} />
        <TextInput label="City" defaultValue={opened?.city ?? ""} {...form.field("city")} />
        <NativeSelect
          label="State"
          data={[{ value: "", label: "Unknown" }, ...optionsOf(states)]}
          defaultValue={opened?.state ?? ""}
          {...form.field("state")}
        />
        <TextInput label="Phone" type="tel" defaultValue={opened?.phone ?? ""} {...form.field("phone")} />
        <NativeSelect
          label="Owner"
          data={owners}
          defaultValue={opened?.ownerId ?? ownerId}
          {...form.field("ownerId")}
        />
      </FormGroup>
      <MultiSelect
        label="Sectors"
        data={optionsOf(sectors)}
        value={chosen}
        onChange={(next) => setChosen(next as Sector[])}
        searchable
        clearable
      />
      <TextInput
        label="Confidential description"
        description="How emails describe the company before a candidate is submitted. Never its name."
        placeholder="60-person structural firm, Tampa"
        defaultValue={opened?.blindDescription}
        {...form.field("blindDescription")}
      />
      <Textarea label="Notes" rows={5} defaultValue={opened?.notes} {...form.field("notes")} />
      <FormNote sentence={form.sentence} />
      <div className={styles.verbs}>
        <Button type="submit" loading={form.pending}>
          {opened ? "Save" : "Add client"}
        </Button>
        {opened && form.sentence ? (
          <LinkButton href={`/clients/${opened.id}`} target="_blank" variant="default">
            See the current version
          </LinkButton>
        ) : null}
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
