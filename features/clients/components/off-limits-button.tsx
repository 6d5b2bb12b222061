"use client";

import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, useTransition } from "react";
import { FormNote } from "@/components/form/form-note";
import { unheard } from "@/components/form/sentences";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { Confirm } from "@/components/confirm";
import { liftOffLimitsAction, setOffLimitsAction } from "../actions";

/** Sets or lifts "nobody employed here is approached", with its reason. */
export function OffLimitsButton({ clientId, set }: { clientId: string; set: boolean }) {
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function confirm() {
    start(async () => {
      const answer = set
        ? await answerOf(liftOffLimitsAction, { clientId }, clientId)
        : await answerOf(setOffLimitsAction, { clientId, reason }, clientId);
      const said = sentenceOf(answer);
      if (said) {
        setProblem(said);
        return;
      }
      setOpened(false);
      setReason("");
      setProblem(null);
      notifications.show({
        message: set ? "Off-limits is lifted." : "Off-limits: no one employed here will be contacted.",
      });
    });
  }

  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {set ? "Lift off-limits" : "Off-limits"}
      </Button>
      <Confirm
        title={set ? "Lift off-limits?" : "Make off-limits?"}
        verb={set ? "Lift off-limits" : "Make off-limits"}
        opened={opened}
        pending={pending}
        onConfirm={confirm}
        onClose={() => setOpened(false)}
      >
        {set ? (
          <>
            <p>People employed here may be contacted again.</p>
            <FormNote sentence={problem} />
          </>
        ) : (
          <TextInput
            label="Why no one employed here may be contacted"
            value={reason}
            error={problem === unheard ? null : problem}
            maxLength={300}
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {set ? null : <FormNote sentence={problem === unheard ? problem : null} />}
      </Confirm>
    </>
  );
}
