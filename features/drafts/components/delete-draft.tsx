"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Confirm } from "@/components/confirm";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { deleteDraftAction } from "../actions";

/** Throws a draft away, once that is meant. */
export function DeleteDraft({ outreachId }: { outreachId: string }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const remove = useAction(deleteDraftAction, {
    onDone: () => {
      showDone("Draft deleted.");
      router.push("/outreach");
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Delete draft
      </Button>
      <Confirm
        title="Delete this draft?"
        verb="Delete draft"
        opened={asking}
        pending={remove.pending}
        onConfirm={() => remove.run({ outreachId })}
        onClose={() => setAsking(false)}
      >
        Nothing of it has been sent, and what you wrote in it is lost.
      </Confirm>
    </>
  );
}
