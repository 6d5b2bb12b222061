"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import button from "@/components/small-button.module.css";
import { confirmHolidaysAction, dismissFirstStepsAction, sendTestEmailAction } from "../actions";
import type { OpenSteps } from "../queries/find-open-steps";
import styles from "./first-steps.module.css";

/** Until Resend has taken a test email and told of it, the page looks again this often. */
const lookMs = 3_000;

/** What a new installation still lacks, for an admin. Each line knows by facts whether it is done. */
export function FirstSteps({ steps }: { steps: OpenSteps }) {
  const dismiss = useAction(dismissFirstStepsAction, {
    onDone: () => showDone("First steps dismissed. Everything in them is under Settings."),
  });
  const test = useAction(sendTestEmailAction, {
    onDone: ({ address }) => showDone(`A test email is on its way to ${address}.`),
  });
  const confirm = useAction(confirmHolidaysAction);
  const waiting = steps.testState === "queued" || steps.testState === "claimed" || (steps.testEmail && !steps.webhook);
  useLookAgain(waiting);

  const lines: { title: string; done: boolean; words: string; action: ReactNode }[] = [
    {
      title: "Company and postal address",
      done: steps.company,
      words: "The law asks for your address in every outreach email.",
      action: <Link href="/settings">Open Settings</Link>,
    },
    {
      title: "Sending domain",
      done: steps.domain && steps.testEmail,
      words: domainWords(steps),
      action: steps.domain ? (
        <button type="button" className={button.button} disabled={test.pending} onClick={() => test.run({})}>
          Send a test email
        </button>
      ) : (
        <Link href="/settings">Enter the email domain</Link>
      ),
    },
    {
      title: "Reports from Resend",
      done: steps.webhook,
      words: "Callback hears of replies and bounces by a webhook. The test email brings the first report.",
      action: null,
    },
    {
      title: "Holidays",
      done: steps.holidays,
      words: "No outreach email goes on them. The federal ones are there.",
      action: (
        <>
          <Link href="/settings/holidays">Change them</Link>
          <button type="button" className={button.button} disabled={confirm.pending} onClick={() => confirm.run({})}>
            They are right
          </button>
        </>
      ),
    },
    {
      title: "Your team",
      done: steps.colleagues,
      words: "Everyone signs in with an account of their own.",
      action: <Link href="/settings/people">Invite recruiters</Link>,
    },
    {
      title: "The people you know",
      done: steps.candidates,
      words: "A spreadsheet or an export of your old system.",
      action: <Link href="/imports">Import candidates</Link>,
    },
    {
      title: "First client and position",
      done: steps.clients && steps.positions,
      words: "A position has its board and its Top of mind.",
      action: steps.clients ? (
        <Link href="/positions/new">Add a position</Link>
      ) : (
        <Link href="/clients">Add a client</Link>
      ),
    },
  ];
  const left = lines.filter(({ done }) => !done).length;

  return (
    <section className={styles.steps} aria-labelledby="first-steps">
      <header className={styles.head}>
        <h2 className={styles.title} id="first-steps">
          First steps
        </h2>
        <span className={styles.done}>{left} to go</span>
        <button type="button" className={button.button} disabled={dismiss.pending} onClick={() => dismiss.run({})}>
          Dismiss
        </button>
      </header>
      <ol className={styles.list}>
        {lines.map(({ title, done, words, action }) => (
          <li key={title}>
            <span className={styles.what}>
              {title}
              {done ? null : <span className={styles.soft}>{words}</span>}
            </span>
            {done ? <span className={styles.done}>Done</span> : action}
          </li>
        ))}
      </ol>
    </section>
  );
}

function domainWords({ domain, testEmail, testState }: OpenSteps) {
  if (!domain) return "The domain that is verified at Resend, for email out and replies in.";
  if (testEmail || testState === null) return "See that email arrives: one goes to your own address.";
  if (testState === "queued" || testState === "claimed") return "The test email is on its way.";
  return `The last test email was not sent: ${testState}`;
}

/** Asks the server for the page again while something is on its way. */
function useLookAgain(waiting: boolean) {
  const router = useRouter();
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => router.refresh(), lookMs);
    return () => clearInterval(timer);
  }, [router, waiting]);
}
