"use client";

import { Button, Group } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Kbd } from "@/components/kbd";
import { showDone } from "@/components/notice";
import { WordsEditor } from "@/components/words-editor/words-editor";
import { answerReplyAction, handleThreadAction } from "../actions";
import styles from "./thread.module.css";

type Props = {
  replyId: string;
  /** Nobody has dealt with it. */
  isOpen: boolean;
  /** The last answer on the screen. */
  lastAnswerId: string | null;
  name: string | null;
  to: string | null;
  wroteFrom: string | null;
  refusal: string | null;
  onDone?: () => void;
};

/** Answers the thread it stands under: Ctrl-Enter sends. */
export function AnswerBox({ replyId, isOpen, lastAnswerId, name, to, wroteFrom, refusal, onDone }: Props) {
  const router = useRouter();
  const formRef = useRef<HTMLFormElement>(null);
  // After an answer the next one begins with an empty field.
  const [written, setWritten] = useState(0);
  const form = useActionForm(answerReplyAction, {
    onDone: (sent) => {
      setWritten((count) => count + 1);
      showDone(`Your reply to ${sent.name} is on its way.`);
      router.refresh();
      onDone?.();
    },
  });
  const someoneWas = form.errors["seenAnswerId"];
  // Somebody else answered: their words come onto the screen, and what was typed here stays.
  useEffect(() => {
    if (someoneWas) router.refresh();
  }, [someoneWas, router]);

  return (
    <section aria-label="Your reply" className={styles.answer}>
      {refusal ? (
        <p className={styles.refusal}>Can&rsquo;t reply by email: {refusal}.</p>
      ) : (
        <form
          ref={formRef}
          onSubmit={form.onSubmit((fields) => ({
            replyId,
            body: fields.text("body"),
            seenAnswerId: lastAnswerId,
          }))}
        >
          <WordsEditor
            key={written}
            label={name ? `Reply to ${name}` : "Reply"}
            description={wroteFrom ? `Goes to ${to}. They wrote from ${wroteFrom}.` : `Goes to ${to}`}
            minRows={5}
            focusFirst={written === 0}
            onSend={() => formRef.current?.requestSubmit()}
            withPlainText
            {...form.field("body")}
          />
          <FormNote sentence={form.sentence} />
          <Group gap={12} mt={12}>
            <Button type="submit" loading={form.pending}>
              {someoneWas ? "Send anyway" : "Send reply"}
            </Button>
            <span className={styles.soft}>
              <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> sends. Your signature is added.
            </span>
          </Group>
        </form>
      )}
      {isOpen ? <NoAnswerNeeded replyId={replyId} {...(onDone ? { onDone } : {})} /> : null}
    </section>
  );
}

/** Takes a reply off Today that wants no words back. */
function NoAnswerNeeded({ replyId, onDone }: { replyId: string; onDone?: () => void }) {
  const router = useRouter();
  const handle = useAction(handleThreadAction, {
    onDone: () => {
      showDone("Removed from Today.");
      router.refresh();
      onDone?.();
    },
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={styles.handled ?? ""}
      loading={handle.pending}
      onClick={() => handle.run({ replyId })}
    >
      No reply needed
    </Button>
  );
}
