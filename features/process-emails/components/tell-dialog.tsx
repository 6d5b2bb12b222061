"use client";

import { Button, Group, NativeSelect, Radio, Stack } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/dialog";
import { EmptyState } from "@/components/empty-state";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { LoadingRows } from "@/components/loading-rows";
import { readProcessEmailsAction } from "../actions";
import type { News } from "../inputs";
import type { OfferedEmail } from "../queries/list-process-emails";
import { OneEmail } from "./one-email";

type Props = {
  title: string;
  news: News;
  onClose: () => void;
  /** After each email, with the sentence to say. */
  onDone: (sentence: string) => void;
};

/** The emails that tell of something, one for each person: seen and changed here, sent or left. */
export function TellDialog({ title, news, onClose, onDone }: Props) {
  const [emails, setEmails] = useState<OfferedEmail[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const about = JSON.stringify(news);

  useEffect(() => {
    let here = true;
    void readFrom(readProcessEmailsAction, { news: JSON.parse(about) as News }).then((answer) => {
      if (!here) return;
      setEmails(answer.data ?? null);
      setProblem(sentenceOf(answer));
    });
    return () => {
      here = false;
    };
  }, [about]);

  return (
    <Dialog wide onClose={onClose} title={title}>
      {problem ? <EmptyState title="This cannot be done now">{problem}</EmptyState> : null}
      {emails ? (
        <Emails emails={emails} onClose={onClose} onDone={onDone} />
      ) : problem ? null : (
        <LoadingRows count={6} />
      )}
    </Dialog>
  );
}

/** So many names stand side by side; more are a list to choose from. */
const mostSideBySide = 4;

function Emails({ emails, onClose, onDone }: Pick<Props, "onClose" | "onDone"> & { emails: OfferedEmail[] }) {
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  // What several answers at once come to: each is heard after the others were drawn, or before.
  const done = useRef<ReadonlySet<string>>(sent);
  const forms = useRef<HTMLDivElement>(null);
  const mayGo = (email: OfferedEmail) => !email.told && !email.refusal;
  const isOpen = (email: OfferedEmail) => mayGo(email) && !sent.has(email.personId);
  // Written once for all of them, and changed for each where it is not the same.
  const [reason, setReason] = useState("");
  const [shown, setShown] = useState(() => (emails.find(isOpen) ?? emails[0])?.personId ?? "");

  function settle(email: OfferedEmail, sentence: string) {
    onDone(sentence);
    done.current = new Set([...done.current, email.personId]);
    setSent(done.current);
    const next = emails.find((one) => mayGo(one) && !done.current.has(one.personId));
    if (next) setShown(next.personId);
    else onClose();
  }

  // Whoever is to be called first is written to alone, and so are the two sides of an interview, whose words differ.
  const atOnce = emails.filter((email) => email.wantsReason && !email.call && isOpen(email));
  function sendAll() {
    for (const { personId } of atOnce)
      forms.current?.querySelector<HTMLFormElement>(`[data-to="${CSS.escape(personId)}"] form`)?.requestSubmit();
  }

  const names = emails.map((email) => ({
    value: email.personId,
    label: `${email.name}${sent.has(email.personId) || email.told ? " (done)" : ""}`,
  }));
  if (emails.length === 0)
    return <EmptyState title="Everyone has been told">No one here is waiting to hear how it ended.</EmptyState>;
  return (
    <Stack gap={16}>
      {emails.length > mostSideBySide ? (
        <NativeSelect
          label="Email to"
          data={names}
          value={shown}
          onChange={(event) => setShown(event.currentTarget.value)}
        />
      ) : emails.length > 1 ? (
        <Radio.Group label="Email to" value={shown} onChange={setShown}>
          <Group gap={16} mt={4}>
            {names.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Group>
        </Radio.Group>
      ) : null}
      <div ref={forms}>
        {emails.map((email) => (
          // All of them stay, so that what was changed in one is there when another was looked at.
          <div key={email.personId} data-to={email.personId} hidden={email.personId !== shown}>
            <OneEmail
              email={email}
              isSent={sent.has(email.personId)}
              reason={reason}
              onReason={setReason}
              onClose={onClose}
              onSent={(sentence) => settle(email, sentence)}
            />
          </div>
        ))}
      </div>
      {atOnce.length > 1 ? (
        <Group justify="flex-end">
          <Button variant="default" onClick={sendAll}>
            Send to all {atOnce.length}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
