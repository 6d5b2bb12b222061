"use client";

import { Button, NativeSelect, Stack, TextInput, Textarea } from "@mantine/core";
import { useRouter } from "next/navigation";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import { keysOf } from "@/lib/keys-of";
import { addTemplateAction } from "../actions";
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
        <TextInput label="Subject" {...form.field("subject")} />
        <Textarea
          label="Body"
          description="Fields stand in braces, as in {{ first_name }}. You can insert them once the template is saved."
          rows={14}
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
