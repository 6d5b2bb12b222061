"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { FormNote } from "@/components/form/form-note";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { queueOutreachAction } from "../actions";
import styles from "./compose.module.css";
import { EmailFrame } from "./email-frame";
import { SendResult } from "./send-result";
import { VerdictMark } from "./verdict-mark";

type ComposedEmail = {
  personId: string;
  candidacyId: string | null;
  name: string;
  zone: string;
  address: string | null;
  verdict: "go" | "wait" | "never";
  sentence: string;
  subject: string | null;
  html: string | null;
  missing: string[];
};

type Props = {
  emails: ComposedEmail[];
  templates: { versionId: string; name: string }[];
  chosen: { versionId: string; purpose: "back_open" | "position" | "free" };
  positionId: string | null;
  reopeningId: string | null;
  from: string;
  override: string;
  zone: string;
};

/** Every email as it will be, who goes, who waits until when, who never and why; then send. */
export function Compose({ emails, templates, chosen, positionId, reopeningId, from, override, zone }: Props) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  // One page is one send, whoever is taken off it before it is sent again.
  const [about] = useState(() => crypto.randomUUID());
  const [shown, setShown] = useState(() =>
    Math.max(
      0,
      emails.findIndex(({ verdict }) => verdict === "go"),
    ),
  );
  const [looking, look] = useTransition();
  const [result, setResult] = useState<Awaited<ReturnType<typeof queueOutreachAction>>["data"]>();
  const [sending, start] = useTransition();
  const [refused, setRefused] = useState<string | null>(null);

  const going = emails.filter((email) => email.verdict === "go");
  const waiting = emails.filter((email) => email.verdict === "wait");
  const never = emails.filter((email) => email.verdict === "never");
  const email = emails[shown] ?? emails[0];

  const again = (id: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(id, value);
    else next.delete(id);
    look(() => router.replace(`${path}?${next}`, { scroll: false }));
  };
  const without = (personId: string) =>
    again(
      "people",
      emails
        .map((one) => one.personId)
        .filter((id) => id !== personId)
        .join(","),
    );

  function send(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      const message = {
        templateVersionId: chosen.versionId,
        purpose: chosen.purpose,
        ...(positionId ? { positionId } : {}),
        ...(reopeningId ? { reopeningId } : {}),
        ...(override ? { overrideReason: override } : {}),
        recipients: going.map((one) => ({
          personId: one.personId,
          ...(one.candidacyId ? { candidacyId: one.candidacyId } : {}),
        })),
      };
      setRefused(null);
      const answer = await answerOf(queueOutreachAction, message, about);
      setRefused(sentenceOf(answer));
      if (answer.data) setResult(answer.data);
    });
  }
  if (result) return <SendResult result={result} emails={emails} zone={zone} />;

  return (
    <div className={styles.page} aria-busy={looking}>
      <form className={styles.side} onSubmit={send}>
        <NativeSelect
          label="Template"
          value={chosen.versionId}
          data={templates.map(({ versionId, name }) => ({ value: versionId, label: name }))}
          onChange={(event) => again("template", event.currentTarget.value)}
        />
        <p className={styles.sum}>
          <strong>{going.length} ready</strong>, {waiting.length} on hold, {never.length} blocked
        </p>
        <ul className={styles.people} aria-label="Recipients">
          {emails.map((one, index) => (
            <li key={one.personId} className={styles.person} data-shown={index === shown || undefined}>
              <button
                type="button"
                className={styles.pick}
                aria-pressed={index === shown}
                onClick={() => setShown(index)}
              >
                <span className={styles.name}>{one.name}</span>
                <VerdictMark
                  verdict={one.verdict}
                  sentence={one.missing.length > 0 ? `blocked: ${one.missing.join(", ")} is empty` : one.sentence}
                />
              </button>
              <button
                type="button"
                className={styles.drop}
                aria-label={`Remove ${one.name}`}
                onClick={() => without(one.personId)}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
        {waiting.length > 0 && chosen.purpose === "position" ? (
          <Override value={override} onLook={(reason) => again("override", reason)} />
        ) : null}
        <FormNote sentence={refused} />
        <Button type="submit" size="sm" disabled={going.length === 0} loading={sending}>
          {going.length === 0 ? "No one can be emailed yet" : `Send to ${going.length}`}
        </Button>
        {waiting.length + never.length > 0 ? (
          <p className={styles.note}>Anyone on hold or blocked stays on your list. Call them instead.</p>
        ) : null}
      </form>
      <div className={styles.email}>
        {email ? (
          <>
            <div className={styles.head}>
              <span>
                {" "}
                Email {shown + 1} of {emails.length}
              </span>
              <Button variant="default" size="compact-sm" disabled={shown === 0} onClick={() => setShown(shown - 1)}>
                Previous
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                disabled={shown >= emails.length - 1}
                onClick={() => setShown(shown + 1)}
              >
                Next
              </Button>
            </div>
            <dl className={styles.envelope}>
              <dt>From</dt>
              <dd>{from}</dd>
              <dt>To</dt>
              <dd>{email.address ?? "no email address"}</dd>
              <dt>Subject</dt>
              <dd>{email.subject ?? "not ready"}</dd>
            </dl>
            {email.html ? (
              <EmailFrame title={`Email to ${email.name}`} html={email.html} />
            ) : (
              <p className={styles.note}>This email cannot be shown: {email.sentence}.</p>
            )}
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
