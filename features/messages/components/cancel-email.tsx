"use client";

import { Button } from "@mantine/core";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { cancelMessageAction } from "../actions";

/** Takes an email back that has not left yet; its month is free again. */
export function CancelEmail({ messageId, name }: { messageId: string; name: string }) {
  const cancel = useAction(cancelMessageAction, { onDone: () => showDone(`The email to ${name} is canceled.`) });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={cancel.pending}
      aria-label={`Cancel the email to ${name}`}
      onClick={() => cancel.run({ messageId })}
    >
      Cancel
    </Button>
  );
}
