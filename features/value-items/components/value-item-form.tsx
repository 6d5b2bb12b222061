"use client";

import { Button, MultiSelect, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState, type ClipboardEvent } from "react";
import { FormGroup } from "@/components/form/form-group";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { disciplines, type Discipline } from "@/db/vocabulary/candidates";
import { sectors, type Sector } from "@/db/vocabulary/experience";
import { states, type State } from "@/db/vocabulary/places";
import { valueItemKinds, type ValueItemKind } from "@/db/vocabulary/value-items";
import { addValueItemAction, changeValueItemAction } from "../actions";
import type { ValueItem } from "../queries/list-value-items";
import { readPaste, titleOf } from "../rules/link";
import styles from "./value-item-form.module.css";

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Something worth sharing, from a pasted link: what it is, what the recruiter says about it, and whom it is for. */
export function ValueItemForm({ item = null }: { item?: ValueItem | null }) {
  const router = useRouter();
  // The version that was opened: a refresh of the page meanwhile must not count somebody's change as seen.
  const [opened] = useState(item);
  const [link, setLink] = useState(item?.url ?? "");
  const [title, setTitle] = useState(item?.title ?? "");
  const [tags, setTags] = useState({
    disciplines: item?.disciplines ?? [],
    sectors: item?.sectors ?? [],
    states: item?.states ?? [],
  });
  const adding = useActionForm(addValueItemAction, {
    onDone: ({ valueItemId }) => {
      showDone("Saved. Check-ins can share it now.");
      router.push(`/worth-sharing/${valueItemId}`);
    },
  });
  const changing = useActionForm(changeValueItemAction, {
    onDone: () => {
      showDone("Saved.");
      router.push("/worth-sharing");
    },
  });
  const form = opened ? changing : adding;
  const factsOf = (fields: { text: (name: string) => string }) => ({
    kind: fields.text("kind") as ValueItemKind,
    url: link.trim(),
    title: title.trim(),
    note: fields.text("note"),
    ...tags,
  });

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const read = readPaste(event.clipboardData.getData("text"));
    if (!/^https?:/.test(read.link)) return;
    event.preventDefault();
    setLink(read.link);
    if (title.trim() === "") setTitle(read.title);
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={
        opened
          ? changing.onSubmit((fields) => ({ ...factsOf(fields), valueItemId: opened.id, version: opened.version }))
          : adding.onSubmit(factsOf)
      }
    >
      <TextInput
        label="Link"
        type="url"
        description="Paste the address of the page."
        placeholder="https://"
        value={link}
        onPaste={paste}
        onChange={(event) => setLink(event.currentTarget.value)}
        onBlur={() => setTitle((typed) => (typed.trim() === "" ? titleOf(link) : typed))}
        {...form.field("url")}
      />
      <TextInput
        label="Title"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        {...form.field("title")}
      />
      <NativeSelect
        label="Kind"
        data={optionsOf(valueItemKinds)}
        defaultValue={opened?.kind ?? "article"}
        {...form.field("kind")}
      />
      <Textarea
        label="Why it is worth their time"
        description="One or two sentences, as you would say them. They go into the email."
        rows={3}
        maxLength={500}
        defaultValue={opened?.note}
        {...form.field("note")}
      />
      <FormGroup title="Who it is for">
        <MultiSelect
          label="Disciplines"
          placeholder={tags.disciplines.length > 0 ? undefined : "Everyone"}
          data={optionsOf(disciplines)}
          value={tags.disciplines}
          onChange={(next) => setTags({ ...tags, disciplines: next as Discipline[] })}
          searchable
          clearable
          error={form.errors.disciplines}
        />
        <MultiSelect
          label="Sectors"
          placeholder={tags.sectors.length > 0 ? undefined : "Everyone"}
          data={optionsOf(sectors)}
          value={tags.sectors}
          onChange={(next) => setTags({ ...tags, sectors: next as Sector[] })}
          searchable
          clearable
          error={form.errors.sectors}
        />
        <MultiSelect
          label="States"
          placeholder={tags.states.length > 0 ? undefined : "Everyone"}
          data={optionsOf(states)}
          value={tags.states}
          onChange={(next) => setTags({ ...tags, states: next as State[] })}
          searchable
          clearable
          error={form.errors.states}
        />
      </FormGroup>
      <FormNote sentence={form.sentence} />
      <div className={styles.verbs}>
        <Button type="submit" loading={form.pending}>
          Save
        </Button>
      </div>
    </form>
  );
}
