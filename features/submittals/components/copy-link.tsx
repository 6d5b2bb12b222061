"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { showDone } from "@/components/notice";

/** A link to be sent by whichever way. Where the browser does not let us copy it, it is selected to be copied by hand. */
export function CopyLink({ link, label = "Link" }: { link: string; label?: string }) {
  return (
    <Group align="flex-end" gap={8} wrap="nowrap">
      <TextInput
        label={label}
        value={link}
        readOnly
        flex={1}
        data-link
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        onClick={(event) => {
          const field = event.currentTarget.parentElement?.querySelector("input");
          field?.select();
          // Without leave to write there, what was selected is copied by hand.
          void navigator.clipboard.writeText(link).then(
            () => showDone("Link copied."),
            () => field?.focus(),
          );
        }}
      >
        Copy link
      </Button>
    </Group>
  );
}
