"use client";

import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm, type Fields } from "@/components/form/use-action-form";
import { SidePanel } from "@/components/side-panel";
import { contactKinds, type ContactKind } from "@/db/vocabulary/clients";
import { addContactAction, updateContactAction } from "../actions";
import type { ContactRow } from "../queries/list-contacts";
import styles from "./client.module.css";

type Props = { clientId: string; contact: ContactRow | null; onClose: () => void };

export function AddContactButton({ clientId }: { clientId: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Add contact
      </Button>
      <ContactFormPanel
        title="Add contact"
        clientId={clientId}
        contact={null}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </>
  );
}

export function ContactFormPanel({ title, opened, ...props }: Props & { title: string; opened: boolean }) {
  return (
    <SidePanel title={title} opened={opened} onClose={props.onClose}>
      {opened ? <ContactForm {...props} /> : null}
    </SidePanel>
  );
}

/** A new contact by name and address, or what this client calls one it has. */
function ContactForm({ clientId, contact, onClose }: Props) {
  const adding = useActionForm(addContactAction, { onDone: onClose });
  const changing = useActionForm(updateContactAction, { onDone: onClose });
  const form = contact ? changing : adding;
  const thereOf = (fields: Fields) => ({
    kind: fields.text("kind") as ContactKind,
    title: fields.text("title"),
    prefersPhone: fields.checked("prefersPhone"),
  });
  const submit = contact
    ? changing.onSubmit((fields) => ({ ...thereOf(fields), contactId: contact.id, version: contact.version }))
    : adding.onSubmit((fields) => ({
        ...thereOf(fields),
        clientId,
        firstName: fields.text("firstName"),
        lastName: fields.text("lastName"),
        email: fields.optional("email"),
        phone: fields.optional("phone"),
        main: fields.checked("main"),
      }));
  const emails = form.errors.emails ?? form.errors.email;
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {contact ? null : (
        <>
          <TextInput label="First name" data-autofocus {...form.field("firstName")} />
          <TextInput label="Last name" {...form.field("lastName")} />
          <TextInput
            label="Email"
            type="email"
            description="Anyone already known by this address is not added twice."
            {...form.field("email")}
            error={emails}
          />
          <TextInput label="Phone" type="tel" {...form.field("phone")} />
        </>
      )}
      <NativeSelect
        label="Role"
        data={Object.entries(contactKinds).map(([value, label]) => ({ value, label }))}
        defaultValue={contact?.kind ?? "hiring_manager"}
        {...form.field("kind")}
      />
      <TextInput label="Title" defaultValue={contact?.title} {...form.field("title")} />
      <Checkbox
        name="prefersPhone"
        label="Prefers the phone: check-ins become calls"
        defaultChecked={contact?.prefersPhone ?? false}
      />
      {contact ? null : <Checkbox name="main" label="Main contact" />}
      <FormNote sentence={form.sentence} />
      <div className={styles.verbs}>
        <Button type="submit" loading={form.pending}>
          {contact ? "Save" : "Add contact"}
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
