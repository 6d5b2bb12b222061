"use client";

import { Checkbox, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, useTransition } from "react";
import { Confirm } from "@/components/confirm";
import { FormNote } from "@/components/form/form-note";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { isIn, stages, type Stage } from "@/db/vocabulary/candidacies";
import { plural } from "@/lib/format/count";
import { closePositionAction } from "../actions";
import styles from "./position.module.css";

type Props = {
  positionId: string;
  board: { stage: Stage; count: number; runnerUp: boolean }[];
  allFilled: boolean;
  onClose: () => void;
};

/** Closes a position and says, per stage, who would be put forward again. */
export function ClosePositionDialog({ positionId, board, allFilled, onClose }: Props) {
  const here = board.filter(({ stage }) => !isIn("arrived", stage));
  const count = here.reduce((sum, one) => sum + one.count, 0);
  const [reason, setReason] = useState(allFilled ? "All openings filled" : "");
  const [runnersUp, setRunnersUp] = useState(() => new Set(here.filter((one) => one.runnerUp).map((one) => one.stage)));
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function confirm() {
    start(async () => {
      const closeOuts = here.map(({ stage }) => ({ stage, runnerUp: runnersUp.has(stage) }));
      const answer = await answerOf(closePositionAction, { positionId, reason, closeOuts }, positionId);
      const { data } = answer;
      if (!data) return setProblem(sentenceOf(answer));
      onClose();
      notifications.show({
        message:
          data.closedOut === 0
            ? "Closed."
            : `Closed. ${plural(data.closedOut, "person", "people")} closed out; everyone who was submitted is owed an answer.`,
      });
      return undefined;
    });
  }

  return (
    <Confirm
      title="Close this position?"
      verb={count > 0 ? `Close and close out ${count}` : "Close position"}
      opened
      danger
      pending={pending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextInput
        label="Why"
        value={reason}
        maxLength={500}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {here.length > 0 ? (
        <fieldset className={styles.stages}>
          <legend>Keep as runner-ups, to submit again if it comes back</legend>
          {here.map(({ stage, count: many }) => (
            <Checkbox
              key={stage}
              label={`${stages[stage]} (${many})`}
              checked={runnersUp.has(stage)}
              onChange={() =>
                setRunnersUp((before) => {
                  const next = new Set(before);
                  if (!next.delete(stage)) next.add(stage);
                  return next;
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
      <FormNote sentence={problem} />
    </Confirm>
  );
}
