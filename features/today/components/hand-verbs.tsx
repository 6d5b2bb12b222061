"use client";

import { useTransition } from "react";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { nudgeLineAction, takeBackLineAction } from "../actions";
import type { TodayRow } from "../rules/row";
import styles from "./today-list.module.css";

/** What is done about whose line it is: hand it over, take it back, remind whoever has it. */
export function HandVerbs({ row, onGive }: { row: TodayRow; onGive: () => void }) {
  const [pending, start] = useTransition();
  const { kind, subjectId, handedId, who } = row;

  function takeBack(id: string) {
    start(async () => {
      const answer = await answerOf(takeBackLineAction, { handedId: id });
      const problem = sentenceOf(answer);
      if (problem) showProblem(problem, answer.serverError, () => takeBack(id));
      else showDone(`${who}: back with its owner.`);
    });
  }

  function nudge() {
    start(async () => {
      const answer = await answerOf(nudgeLineAction, { kind, subjectId });
      const problem = sentenceOf(answer);
      if (problem) showProblem(problem, answer.serverError, nudge);
      else if (answer.data) showDone(`${answer.data.to} will see your nudge on this line.`);
    });
  }

  const press = (label: string, onClick: () => void) => (
    <button type="button" className={styles.later} disabled={pending} onClick={onClick} aria-label={`${label}: ${who}`}>
      {label}
    </button>
  );
  return (
    <>
      {row.mayNudge ? press("Nudge", nudge) : null}
      {row.mayHand && handedId ? press("Hand back", () => takeBack(handedId)) : null}
      {row.mayHand ? press("Hand over", onGive) : null}
    </>
  );
}
