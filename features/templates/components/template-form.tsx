"use client";

import { Button, Stack, TextInput, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { mergeFieldLabels } from "../rules/merge-fields";
import { reviseTemplateAction } from "../actions";
import styles from "./template-form.module.css";

type Props = { template: { id: string; name: string; version: number; subject: string; body: string } };

/** The words of a template, with its merge fields to put in. Saving makes a new version; emails that went keep theirs. */
export function TemplateForm({ template }: Props) {
  const router = useRouter();
  const body = useRef<HTMLTextAreaElement>(null);
  const form = useActionForm(reviseTemplateAction, {
    onDone: ({ version }) => {
      notifications.show({ message: `Saved as version ${version}.` });
      router.refresh();
    },
  });

  function insert(field: string) {
    const area = body.current;
    if (!area) return;
    area.setRangeText(`{{ ${field} }}`, area.selectionStart, area.selectionEnd, "end");
    area.focus();
  }

  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit((fields) => ({
        templateId: template.id,
        version: template.version,
        name: fields.text("name"),
        subject: fields.text("subject"),
        body: fields.text("body"),
      }))}
    >
      <Stack gap={16}>
        <TextInput label="Name" defaultValue={template.name} {...form.field("name")} />
        <TextInput label="Subject" defaultValue={template.subject} {...form.field("subject")} />
        <Textarea
          ref={body}
          label="Body"
          description="If a field is empty for someone, their email is blocked until it is filled in."
          defaultValue={template.body}
          rows={16}
          {...form.field("body")}
        />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Save as version {template.version + 1}
          </Button>
        </div>
      </Stack>
      <section className={styles.fields} aria-label="Merge fields">
        <h2>Merge fields</h2>
        {Object.entries(mergeFieldLabels).map(([field, label]) => (
          <button
            key={field}
            type="button"
            className={styles.field}
            onClick={() => insert(field)}
            title={`{{ ${field} }}`}
          >
            {label}
          </button>
        ))}
      </section>
    </form>
  );
}
