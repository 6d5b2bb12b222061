"use client";

import { Button, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { WordsEditor } from "@/components/words-editor/words-editor";
import { formatDayTime } from "@/lib/format/time";
import { sendCheckInAction } from "../actions";
import styles from "./check-in.module.css";

type Props = {
  contactId: string;
  name: string;
  to: string;
  draft: { subject: string; body: string };
  /** What is added below the words, one line each. */
  added: string[];
  now: Date;
};

/** The one email that asks about everything that is overdue. */
export function CheckInEmail({ contactId, name, to, draft, added, now }: Props) {
  const router = useRouter();
  const form = useActionForm(sendCheckInAction, {
    onDone: ({ sendAt, zone }) => {
      showDone(
        sendAt > now
          ? `The check-in with ${name} goes ${formatDayTime(sendAt, zone)}.`
          : `The check-in with ${name} is on its way.`,
      );
      router.push("/today");
    },
  });
  return (
    <form
      className={styles.email}
      noValidate
      onSubmit={form.onSubmit((fields) => ({ contactId, subject: fields.text("subject"), body: fields.text("body") }))}
    >
      <TextInput label="Subject" defaultValue={draft.subject} {...form.field("subject")} />
      <WordsEditor
        label="Email"
        description={`Goes to ${to}. Your signature is added.`}
        defaultValue={draft.body}
        minRows={6}
        withPlainText
        {...form.field("body")}
      />
      <div className={styles.added}>
        <p className={styles.soft}>Added below your words:</p>
        <ul>
          {added.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className={styles.soft}>
          And a link to a page where they answer with one click each, without signing in. It works for 30 days.
        </p>
      </div>
      <FormNote sentence={form.sentence} />
      <div>
        <Button type="submit" loading={form.pending}>
          Send check-in
        </Button>
      </div>
    </form>
  );
}
