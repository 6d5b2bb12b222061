"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { useEffect, useState, useTransition } from "react";
import { answerOf, readFrom, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Section } from "@/components/section";
import { readRoute, useTypeAhead } from "@/components/use-type-ahead";
import { readTemplatePreviewAction, sendTemplateTestAction } from "../actions";
import type { TemplatePreview as Preview } from "../queries/get-template-preview";
import styles from "./template-preview.module.css";
import { EmailFrame } from "./email-frame";
import { VerdictMark } from "./verdict-mark";

type Person = { id: string; name: string; note: string };
type Props = { templateId: string };

/** A saved template as one real person would get it, and a test of it to the recruiter's own address. */
export function TemplatePreview({ templateId }: Props) {
  const [search, setSearch] = useState("");
  const [person, setPerson] = useState<Person | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const { rows, searched, problem: unanswered } = useTypeAhead(search.trim(), findCandidates);
  const personId = person?.id ?? null;

  useEffect(() => {
    let over = false;
    async function read() {
      const answer = await readFrom(readTemplatePreviewAction, { templateId, personId });
      if (over) return;
      setPreview(answer.data ?? null);
      setProblem(sentenceOf(answer));
    }
    void read();
    return () => {
      over = true;
    };
  }, [templateId, personId]);

  function sendTest() {
    start(async () => {
      const answer = await answerOf(sendTemplateTestAction, { templateId, personId });
      const refused = sentenceOf(answer);
      if (refused) showProblem(refused, answer.serverError, sendTest);
      else if (answer.data) showDone(`Test sent to ${answer.data.address}.`);
    });
  }

  return (
    <Section
      title="Preview"
      verbs={
        <Button variant="default" onClick={sendTest} loading={pending} disabled={!preview}>
          Send me a test
        </Button>
      }
    >
      <div className={styles.page}>
        <div>
          <TextInput
            label="Show it for"
            placeholder="Search candidates"
            description="As last saved."
            value={search}
            autoComplete="off"
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          {search.trim() === "" || searched === null ? null : (
            <ul className={styles.found}>
              {rows.map((row) => (
                <li key={row.id}>
                  <button
                    type="button"
                    className={styles.pick}
                    onClick={() => {
                      setPerson(row);
                      setSearch("");
                    }}
                  >
                    <span className={styles.name}>{row.name}</span> <span className={styles.soft}>{row.note}</span>
                  </button>
                </li>
              ))}
              {rows.length === 0 ? <li className={styles.soft}>{unanswered ?? "No candidates match."}</li> : null}
            </ul>
          )}
          {person ? (
            <Group gap={8} mt={8}>
              <span className={styles.name}>{person.name}</span>
              <Button variant="subtle" size="compact-sm" onClick={() => setPerson(null)}>
                Show a sample instead
              </Button>
            </Group>
          ) : null}
          {preview?.verdict ? (
            <p className={styles.note}>
              <VerdictMark verdict={preview.verdict.kind} sentence={preview.verdict.sentence} />
            </p>
          ) : null}
          {preview && !preview.verdict ? <p className={styles.note}>With a made-up candidate.</p> : null}
          {preview && preview.empty.length > 0 ? (
            <p className={styles.note}>Empty: {preview.empty.join(", ")}.</p>
          ) : null}
        </div>
        <div>
          {problem ? <p className={styles.note}>{problem}</p> : null}
          {preview ? (
            <>
              <dl className={styles.envelope}>
                <dt>From</dt>
                <dd>{preview.from}</dd>
                {preview.verdict ? (
                  <>
                    <dt>To</dt>
                    <dd>{preview.address ?? "no email address"}</dd>
                  </>
                ) : null}
                <dt>Subject</dt>
                <dd>{preview.subject}</dd>
              </dl>
              <EmailFrame title={`Preview for ${preview.name}`} html={preview.html} />
              <details>
                <summary>Plain text</summary>
                <pre className={styles.plain}>{preview.text}</pre>
              </details>
            </>
          ) : null}
        </div>
      </div>
    </Section>
  );
}

async function findCandidates(text: string, signal: AbortSignal) {
  if (text === "") return { rows: [] };
  const found = (await readRoute(`/api/search?search=${encodeURIComponent(text)}`, signal)) as { people: Person[] };
  return { rows: found.people };
}
