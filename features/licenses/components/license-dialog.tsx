"use client";

import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { useActionForm, type Fields } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { disciplines } from "@/db/vocabulary/candidates";
import { licenseStatuses, licenseTypes, type LicenseType } from "@/db/vocabulary/licenses";
import { states, type State } from "@/db/vocabulary/places";
import { keysOf } from "@/lib/keys-of";
import { addLicenseAction, updateLicenseAction } from "../actions";
import { isStateLicense, type ListedLicense } from "../rules";

type Props = {
  candidateId: string;
  license: ListedLicense | null;
  /** What a new one begins with. */
  proposed?: { type: LicenseType; state: State | null };
  onClose: () => void;
};

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** A new license, or a change to one. Types that a state grants ask for the state. */
export function LicenseDialog({ candidateId, license, proposed, onClose }: Props) {
  const [type, setType] = useState<LicenseType>(license?.type ?? proposed?.type ?? "PE");
  const done = () => {
    showDone(license ? "License saved." : "License added.");
    onClose();
  };
  const adding = useActionForm(addLicenseAction, { onDone: done });
  const changing = useActionForm(updateLicenseAction, { onDone: done });
  const form = license ? changing : adding;
  const onSubmit = license
    ? changing.onSubmit((fields) => ({ ...read(fields, type), licenseId: license.id, seenAt: license.updatedAt }))
    : adding.onSubmit((fields) => ({ ...read(fields, type), candidateId }));
  return (
    <Dialog onClose={onClose} title={license ? "Edit license" : "Add a license or certificate"}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap={12}>
          <NativeSelect
            label="Type"
            data={options(licenseTypes)}
            value={type}
            onChange={(event) => setType(event.currentTarget.value as LicenseType)}
            error={form.errors.type}
            data-autofocus
          />
          {isStateLicense(type) ? (
            <NativeSelect
              label="State"
              data={[{ value: "", label: "" }, ...options(states)]}
              defaultValue={license?.state ?? proposed?.state ?? ""}
              {...form.field("state")}
            />
          ) : null}
          <NativeSelect
            label="Discipline"
            data={[{ value: "", label: "" }, ...options(disciplines)]}
            defaultValue={license?.discipline ?? ""}
            {...form.field("discipline")}
          />
          <TextInput label="Number" defaultValue={license?.number ?? ""} {...form.field("number")} />
          <NativeSelect
            label="Status"
            data={options(licenseStatuses)}
            defaultValue={license?.status ?? "active"}
            {...form.field("status")}
          />
          <TextInput type="date" label="Issued on" defaultValue={license?.issuedOn ?? ""} {...form.field("issuedOn")} />
          <TextInput
            type="date"
            label="Expires on"
            defaultValue={license?.expiresOn ?? ""}
            {...form.field("expiresOn")}
          />
          <FormNote sentence={form.sentence} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.pending}>
              {license ? "Save license" : "Add license"}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function read(fields: Fields, type: LicenseType) {
  const of = <T extends string>(name: string, words: Record<T, string>) =>
    keysOf(words).find((word) => word === fields.text(name)) ?? null;
  return {
    type,
    state: of("state", states),
    discipline: of("discipline", disciplines),
    number: fields.optional("number"),
    status: of("status", licenseStatuses) ?? "active",
    issuedOn: fields.optional("issuedOn"),
    expiresOn: fields.optional("expiresOn"),
  };
}
