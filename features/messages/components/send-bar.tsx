"use client";

import { Button, Group } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { plural } from "@/lib/format/count";
import { cancelSendAction, undoSendAction } from "../actions";

type Props = {
  outreachId: string;
  /** Emails that have not left. */
  waiting: number;
  /** People who are still to be queued. */
  left: number;
  /** How much longer the send can be taken back, by the clock of the server. */
  undoMs: number;
};

/** What can still be done about a send: take it all back for some seconds, then cancel what has not gone. */
export function SendBar({ outreachId, waiting, left, undoMs }: Props) {
  const router = useRouter();
  const [undoable, setUndoable] = useState(undoMs > 0);
  const undo = useAction(undoSendAction, {
    onDone: ({ canceled, gone, draftId }) => {
      showDone(`Send undone: ${plural(canceled, "email")} not sent${gone > 0 ? `, ${gone} already sent` : ""}.`);
      if (draftId) router.push(`/outreach/${draftId}`);
    },
  });
  const cancel = useAction(cancelSendAction, {
    onDone: ({ canceled, gone }) =>
      showDone(`${plural(canceled, "email")} canceled${gone > 0 ? `, ${gone} already sent` : ""}.`),
  });
  useEffect(() => {
    if (undoMs <= 0) return undefined;
    const timer = setTimeout(() => {
      setUndoable(false);
      router.refresh();
    }, undoMs);
    return () => clearTimeout(timer);
  }, [undoMs, router]);
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setInterval(() => router.refresh(), 2_000);
    return () => clearInterval(timer);
  }, [left, router]);

  if (!undoable && waiting + left === 0) return null;
  return (
    <Group gap={8} px={24} py={8}>
      {undoable ? (
        <>
          <Button loading={undo.pending} onClick={() => undo.run({ outreachId })}>
            Undo send
          </Button>
          <span>Nothing goes out for 30 seconds.</span>
        </>
      ) : (
        <Button variant="default" loading={cancel.pending} onClick={() => cancel.run({ outreachId })}>
          Cancel {plural(waiting + left, "email")} not sent yet
        </Button>
      )}
    </Group>
  );
}
