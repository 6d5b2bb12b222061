"use client";

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { settleMessageAction } from "../actions";
import styles from "./delivery.module.css";

const answers = {
  sent: {
    button: "It was sent",
    verb: "Mark as sent",
    meaning:
      "It counts as sent: it stays on their timeline and takes their monthly email. Callback doesn't send it again.",
    done: "Marked as sent.",
  },
  unsent: {
    button: "It wasn't sent",
    verb: "Mark as not sent",
    meaning:
      "It's canceled, and they can be emailed this month again. Callback doesn't send it on its own: write a new email if you still want to reach them.",
    done: "Marked as not sent.",
  },
} as const;

/** A person says what became of an email that Resend gave no answer about. */
export function SettleEmail({ messageId, name }: { messageId: string; name: string }) {
  const [asked, setAsked] = useState<keyof typeof answers | null>(null);
  const form = useActionForm(settleMessageAction, {
    onDone: () => {
      if (asked) showDone(answers[asked].done);
      setAsked(null);
    },
  });
  return (
    <div className={styles.verbs}>
      {(["sent", "unsent"] as const).map((answer) => (
        <Button
          key={answer}
          variant="default"
          size="compact-sm"
          aria-label={`${answers[answer].button}: email to ${name}`}
          onClick={() => setAsked(answer)}
        >
          {answers[answer].button}
        </Button>
      ))}
      {asked ? (
        <Dialog title={`Email to ${name}`} onClose={() => setAsked(null)}>
          <DialogForm
            verb={answers[asked].verb}
            form={form}
            onSubmit={form.onSubmit((fields) => ({ messageId, went: asked === "sent", note: fields.text("note") }))}
            onClose={() => setAsked(null)}
          >
            <p style={{ margin: 0 }}>{answers[asked].meaning}</p>
            <TextInput label="How do you know?" data-autofocus {...form.field("note")} />
          </DialogForm>
        </Dialog>
      ) : null}
    </div>
  );
}
