"use client";

import { Button } from "@mantine/core";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { setPushingAction } from "../actions";

/** Whether Resend is told who opted out. */
export function PushingSwitch({ on }: { on: boolean }) {
  const action = useAction(setPushingAction, {
    onDone: () => showDone(on ? "Opt-outs are no longer sent to Resend." : "Opt-outs are now sent to Resend."),
  });
  return (
    <Button size="xs" variant="default" loading={action.pending} onClick={() => action.run({ push: !on })}>
      {on ? "Turn off" : "Turn on"}
    </Button>
  );
}
