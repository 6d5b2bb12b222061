"use client";

import { Button } from "@mantine/core";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { archiveValueItemAction } from "../actions";

/** Takes an item out of use, or back into it. */
export function ValueItemVerbs({ valueItemId, archived }: { valueItemId: string; archived: boolean }) {
  const archive = useAction(archiveValueItemAction, {
    onDone: ({ title }, { archived: away }) => showDone(away ? `${title} is archived.` : `${title} is restored.`),
  });
  return (
    <Button
      variant="default"
      loading={archive.pending}
      onClick={() => archive.run({ valueItemId, archived: !archived })}
    >
      {archived ? "Restore" : "Archive"}
    </Button>
  );
}
