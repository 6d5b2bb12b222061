"use client";

import { Textarea } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { useActionForm } from "@/components/form/use-action-form";
import { restrictPositionAction } from "../actions";
import { ViewerSelect, type ViewerChoice } from "./viewer-select";

type Props = {
  positionId: string;
  version: number;
  restricted: boolean;
  viewers: { id: string; name: string }[];
  options: ViewerChoice[];
  onDone: (sentence: string, operationId: string | null) => void;
  onClose: () => void;
};

/** Names who sees a position, and why. */
export function RestrictionDialog({ positionId, version, restricted, viewers, options, onDone, onClose }: Props) {
  const [viewerIds, setViewerIds] = useState(() => viewers.map(({ id }) => id));
  const form = useActionForm(restrictPositionAction, {
    onDone: ({ operationId }) => {
      onClose();
      onDone(operationId ? "Only the people you named see this position now." : "Nothing changed.", operationId);
    },
  });
  return (
    <Dialog title={restricted ? "Who can see this position" : "Restrict who can see this position"} onClose={onClose}>
      <DialogForm
        verb={restricted ? "Save" : "Restrict"}
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({ positionId, version, viewerIds, reason: fields.text("reason") }))}
      >
        <p style={{ margin: 0 }}>
          No one else sees this position, not even in lists, search, Today or history. On a candidate they see only "a
          restricted position".
        </p>
        <ViewerSelect options={options} value={viewerIds} onChange={setViewerIds} error={form.errors.viewerIds} />
        <Textarea label="Why" autosize minRows={2} maxLength={500} {...form.field("reason")} />
      </DialogForm>
    </Dialog>
  );
}
