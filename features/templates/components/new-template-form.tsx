"use client";

import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { SubjectInput } from "@/components/words-editor/subject-input";
import { WordsEditor } from "@/components/words-editor/words-editor";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import { keysOf } from "@/lib/keys-of";
import { addTemplateAction } from "../actions";
import { templateFields } from "../rules/merge-fields";
import styles from "./template-form.module.css";

const kinds = keysOf(purposes).flatMap((purpose) =>
  purpose === "process"
    ? keysOf(processSubjects).map((subject) => ({
        value: `process ${subject}`,
        label: `In process: ${processSubjects[subject]}`,
      }))
    : [{ value: purpose, label: purposes[purpose].label }],
);

/** A template from nothing: what it is for, whose it is, and its words. */
export function NewTemplateForm() {
  const router = useRouter();
  const form = useActionForm(addTemplateAction, {
    onDone: ({ templateId }) => {
      showDone("Template added.");
      router.push(`/templates/${templateId}`);
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit((fields) => {
        const [purpose = "free", processSubject] = fields.text("purpose").split(" ");
        return {
          name: fields.text("name"),
          purpose: purpose as keyof typeof purposes,
          processSubject: processSubject as keyof typeof processSubjects | undefined,
          own: fields.text("own") === "own",
          subject: fields.text("subject"),
          body: fields.text("body"),
        };
      })}
    >
      <Stack gap={16}>
        <TextInput label="Name" {...form.field("name")} />
        <NativeSelect label="For" data={kinds} defaultValue="free" {...form.field("purpose")} />
        <NativeSelect
          label="Who uses it"
          data={[
            { value: "shared", label: "Everyone" },
            { value: "own", label: "Only you" },
          ]}
          {...form.field("own")}
        />
        <SubjectInput fields={templateFields} {...form.field("subject")} />
        <WordsEditor
          label="Body"
          description="If a field is empty for someone, their email is blocked until it is filled in."
          fields={templateFields}
          minRows={14}
          withPlainText
          {...form.field("body")}
        />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Add template
          </Button>
        </div>
      </Stack>
    </form>
  );
}
