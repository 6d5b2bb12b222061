"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTransition } from "react";
import { cancelMessageAction } from "../actions";

/** Takes an email back that has not left yet; its month is free again. */
export function CancelEmail({ messageId, name }: { messageId: string; name: string }) {
  const [pending, start] = useTransition();
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={pending}
      aria-label={`Cancel the email to ${name}`}
      onClick={() =>
        start(async () => {
          const answer = await cancelMessageAction({ messageId });
          notifications.show({ message: answer.serverError?.sentence ?? `The email to ${name} is canceled.` });
        })
      }
    >
      Cancel
    </Button>
  );
}
