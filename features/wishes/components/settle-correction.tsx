"use client";

import { useTransition } from "react";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { settleCorrectionAction } from "../actions";

type Props = {
  correctionId: string;
  /** What is on file, as the line says it. */ seen: string;
  name: string;
  className?: string | undefined;
};

/** Confirms or declines what somebody corrected, in place. */
export function SettleCorrection({ correctionId, seen, name, className }: Props) {
  const [pending, start] = useTransition();

  function settle(confirm: boolean) {
    start(async () => {
      const answer = await answerOf(settleCorrectionAction, { correctionId, confirm, seen });
      const problem = sentenceOf(answer);
      if (problem) showProblem(problem, answer.serverError, () => settle(confirm));
      else showDone(`${name}: ${confirm ? "changed" : "left as it was"}.`);
    });
  }

  return (
    <>
      <button
        type="button"
        className={className}
        disabled={pending}
        onClick={() => settle(true)}
        aria-label={`Confirm: ${name}`}
      >
        Confirm
      </button>
      <button
        type="button"
        className={className}
        disabled={pending}
        onClick={() => settle(false)}
        aria-label={`Decline: ${name}`}
      >
        Decline
      </button>
    </>
  );
}
