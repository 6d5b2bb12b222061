"use client";

import Link from "next/link";
import { useTransition } from "react";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { handleClientAnswerAction } from "@/features/check-ins/actions";
import { useStartDraft } from "@/features/drafts/components/use-start-draft";
import { checkImportAction } from "@/features/imports/actions";
import { startPlacementAction } from "@/features/placements/actions";
import { readReplyAction } from "@/features/replies/actions";
import { SettleCorrection } from "@/features/wishes/components/settle-correction";
import type { ActionResult } from "@/lib/action-result";
import type { TodayRow } from "../rules/row";
import styles from "./today-list.module.css";

type Props = { row: TodayRow; mayWrite: boolean; onTell: () => void };

/** What a line asks for, done in place where that takes no more than a press. */
export function LineVerb({ row, mayWrite, onTell }: Props) {
  const [pending, start] = useTransition();
  const { begin, pending: beginning } = useStartDraft();
  const { who, does, action } = row;
  const run = (verb: () => Promise<ActionResult<unknown>>, done: string) =>
    start(async () => {
      const answer = await verb();
      const problem = sentenceOf(answer);
      if (problem) showProblem(problem, answer.serverError, () => run(verb, done));
      else showDone(done);
    });
  const press = (label: string, onClick: () => void, className = styles.act) => (
    <button
      key={label}
      type="button"
      className={className}
      disabled={pending || beginning}
      onClick={onClick}
      aria-label={`${label}: ${who}`}
    >
      {label}
    </button>
  );
  const link = (
    <Link href={action.href} prefetch={false} className={styles.act}>
      {action.label}
    </Link>
  );
  if (!mayWrite || !does) return link;
  switch (does.kind) {
    case "answer_reply":
      return does.answers.map(({ label, meaning }) =>
        press(label, () =>
          run(() => answerOf(readReplyAction, { replyId: row.subjectId, meaning }), `${who}: ${label.toLowerCase()}.`),
        ),
      );
    case "settle_correction":
      return <SettleCorrection correctionId={row.subjectId} seen={does.seen} name={who} className={styles.act} />;
    case "tell":
      return press(action.label, onTell);
    case "confirm_start":
      return press("Confirm start", () =>
        run(() => answerOf(startPlacementAction, { placementId: row.subjectId }), `${who} started.`),
      );
    case "email":
      return press("Email", () => begin({ personIds: [does.personId] }));
    case "handle_answer":
      return (
        <>
          {link}
          {press(
            "Done",
            () => run(() => answerOf(handleClientAnswerAction, { answerId: row.subjectId }), `${who}: done.`),
            styles.later,
          )}
        </>
      );
    case "check_import":
      break;
  }
  return (
    <>
      {link}
      {press(
        "Done",
        () => run(() => answerOf(checkImportAction, { importId: row.subjectId }), `${who}: done.`),
        styles.later,
      )}
    </>
  );
}
