"use client";

import { Button } from "@mantine/core";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { retryWebhookEventAction } from "../actions";

/** Lets the worker try once more what failed. */
export function RetryEvent({ svixId, name }: { svixId: string; name: string }) {
  const retry = useAction(retryWebhookEventAction, {
    onDone: () => showDone("It's being tried again. If it fails again, it comes back here."),
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={retry.pending}
      aria-label={`Try again: ${name}`}
      onClick={() => retry.run({ svixId })}
    >
      Try again
    </Button>
  );
}
