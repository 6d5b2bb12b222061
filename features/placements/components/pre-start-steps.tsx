"use client";

import { useOptimistic, useTransition } from "react";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { preStartSteps, type PreStartStep } from "@/db/vocabulary/offers";
import { keysOf } from "@/lib/keys-of";
import { setPlacementStepAction } from "../actions";
import styles from "./pre-start-steps.module.css";

type Props = { placementId: string; done: PreStartStep[]; name: string };

/** What is to be settled before somebody's first day, ticked off in place. */
export function PreStartSteps({ placementId, done, name }: Props) {
  const [pending, start] = useTransition();
  const [ticked, tick] = useOptimistic(done, (now: PreStartStep[], step: PreStartStep) =>
    now.includes(step) ? now.filter((one) => one !== step) : [...now, step],
  );

  function set(step: PreStartStep, wanted: boolean) {
    start(async () => {
      tick(step);
      const answer = await answerOf(setPlacementStepAction, { placementId, step, done: wanted });
      const problem = sentenceOf(answer);
      if (problem) showProblem(problem, answer.serverError, () => set(step, wanted));
    });
  }

  return (
    <fieldset className={styles.steps} aria-busy={pending}>
      <legend className={styles.legend}>Before {name} starts: done, or not needed</legend>
      {keysOf(preStartSteps).map((step) => (
        <label key={step} className={styles.step}>
          <input
            type="checkbox"
            checked={ticked.includes(step)}
            onChange={(event) => set(step, event.currentTarget.checked)}
          />
          {preStartSteps[step]}
        </label>
      ))}
    </fieldset>
  );
}
