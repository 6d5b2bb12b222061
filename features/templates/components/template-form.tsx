"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { SubjectInput } from "@/components/words-editor/subject-input";
import { WordsEditor } from "@/components/words-editor/words-editor";
import { reviseTemplateAction } from "../actions";
import { templateFields } from "../rules/merge-fields";
import styles from "./template-form.module.css";

type Props = { template: { id: string; name: string; version: number; subject: string; body: string } };

/** The words of a template, with its merge fields to put in. Saving makes a new version; emails that went keep theirs. */
export function TemplateForm({ template }: Props) {
  const router = useRouter();
  const form = useActionForm(reviseTemplateAction, {
    onDone: ({ version }) => {
      notifications.show({ message: `Saved as version ${version}.` });
      router.refresh();
    },
  });

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
        <SubjectInput defaultValue={template.subject} fields={templateFields} {...form.field("subject")} />
        <WordsEditor
          label="Body"
          description="If a field is empty for someone, their email is blocked until it is filled in."
          defaultValue={template.body}
          fields={templateFields}
          minRows={14}
          withPlainText
          {...form.field("body")}
        />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Save as version {template.version + 1}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
