"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { FormNote } from "@/components/form/form-note";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { useLeaveWarning } from "@/components/form/use-leave-warning";
import { sendDraftAction } from "../actions";
import type { Draft } from "../queries/get-draft";
import styles from "./compose.module.css";
import { DraftWords } from "./draft-words";
import { RecipientList } from "./recipient-list";
import { SendTime } from "./send-time";
import { ShareChoice } from "./share-choice";
import { ShownEmail } from "./shown-email";
import { useDraft } from "./use-draft";
import { useShownEmail } from "./use-shown-email";

/** A draft: its words, every email as it will be, who goes, who waits until when, who never and why; then send. */
export function Compose({ draft, zone }: { draft: Draft; zone: string }) {
  const router = useRouter();
  const { save, saving, looking, settled, typing } = useDraft(draft);
  useLeaveWarning(saving.kind !== "saved");
  const { wanted, show, email, problem } = useShownEmail(draft);
  const [sending, start] = useTransition();
  const [refused, setRefused] = useState<string | null>(null);
  // One page is one send, however often it is pressed.
  const [about] = useState(() => crypto.randomUUID());

  const { emails, purpose } = draft;
  const going = emails.filter(({ verdict }) => verdict === "go");
  const waiting = emails.filter(({ verdict }) => verdict === "wait");
  const never = emails.filter(({ verdict }) => verdict === "never");

  function send(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    start(async () => {
      const version = await settled();
      const shown = going.flatMap(({ personId, seen }) => (seen ? [{ personId, seen }] : []));
      const answer = await answerOf(sendDraftAction, { outreachId: draft.id, version, emails: shown }, about);
      setRefused(sentenceOf(answer));
      if (answer.data) router.refresh();
    });
  }
  const busy = looking || saving.kind === "saving";

  return (
    <div className={styles.page} aria-busy={busy}>
      <form className={styles.side} onSubmit={send}>
        <NativeSelect
          label="Template"
          value={draft.versionId}
          data={draft.templates.map(({ versionId, name }) => ({ value: versionId, label: name }))}
          onChange={(event) => void save({ templateVersionId: event.currentTarget.value })}
        />
        <ShareChoice draft={draft} wanted={wanted} save={save} />
        <p className={styles.sum}>
          <strong>{going.length} ready</strong>, {waiting.length} on hold, {never.length} blocked
        </p>
        <RecipientList
          emails={emails}
          shown={wanted}
          onShow={show}
          onRemove={(personId) => void save({ remove: [personId] })}
          onTick={(personId, ticked) => void save({ tick: { personIds: [personId], ticked } })}
        />
        {waiting.length > 0 && purpose === "position" ? (
          <Override value={draft.overrideReason ?? ""} onLook={(overrideReason) => void save({ overrideReason })} />
        ) : null}
        <SendTime sendAt={draft.sendAt} zone={zone} onChange={(sendAt) => void save({ sendAt })} />
        <FormNote sentence={refused ?? (saving.kind === "refused" ? saving.sentence : null)} />
        {saving.kind === "refused" ? (
          <Button variant="default" onClick={() => window.location.reload()}>
            Load the newer draft
          </Button>
        ) : null}
        <Button type="submit" size="sm" disabled={going.length === 0 || busy} loading={sending}>
          {going.length === 0 ? "No one can be emailed yet" : `Send to ${going.length}`}
        </Button>
        <output className={styles.note}>
          {saving.kind === "saving" ? "Saving…" : saving.kind === "saved" ? "Draft saved" : "Not saved"}
        </output>
        {waiting.length + never.length > 0 ? (
          <p className={styles.note}>Anyone on hold or blocked stays on your list. Call them instead.</p>
        ) : null}
      </form>
      <div className={styles.email}>
        {wanted ? (
          <>
            <DraftWords draft={draft} wanted={wanted} values={email?.values ?? null} save={save} onTyping={typing} />
            <ShownEmail emails={emails} wanted={wanted} email={email} problem={problem} onShow={show} />
          </>
        ) : (
          <p className={styles.note}>
            No recipients left. <Link href="/candidates">Select people</Link> again.
          </p>
        )}
      </div>
    </div>
  );
}

function Override({ value, onLook }: { value: string; onLook: (reason: string) => void }) {
  const [reason, setReason] = useState(value);
  return (
    <div className={styles.override}>
      <TextInput
        label="Reason to send a second email this month"
        description="Saved with your name. At least 10 characters."
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button variant="default" disabled={reason.trim().length < 10} onClick={() => onLook(reason.trim())}>
        Check again
      </Button>
    </div>
  );
}
