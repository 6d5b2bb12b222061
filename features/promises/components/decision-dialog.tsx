"use client";

import { useActionForm } from "@/components/form/use-action-form";
import { DeedForm } from "@/features/submittals/components/deed-form";
import { DeedModal } from "@/features/submittals/components/deed-modal";
import type { DeedGround } from "@/features/submittals/queries/get-deed-ground";
import { formatDay } from "@/lib/format/time";
import { setDecisionDateAction } from "../actions";
import { DecisionField, decisionOf } from "./decision-field";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };

/** When the client decides about one candidate. A new date leaves the old one in the record. */
export function DecisionDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <DeedModal candidacyId={candidacyId} title={(name) => `Decision date for ${name}`} onClose={onClose}>
      {(ground) => <DecisionForm ground={ground} onClose={onClose} onDone={onDone} />}
    </DeedModal>
  );
}

function DecisionForm({ ground, onClose, onDone }: Omit<Props, "candidacyId"> & { ground: DeedGround }) {
  const form = useActionForm(setDecisionDateAction, {
    onDone: () => {
      onDone(`Decision date of ${ground.name} is set.`);
      onClose();
    },
  });
  return (
    <DeedForm
      verb="Set the date"
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({ candidacyId: ground.candidacyId, ...decisionOf(fields) }))}
    >
      <DecisionField {...ground} current={ground.decision} errors={form.errors} />
      {ground.decision && ground.decision.dueOn < ground.today ? (
        <p style={{ margin: 0 }}>
          {formatDay(ground.decision.dueOn, "UTC")} passed without an answer: it stays in the record as broken.
        </p>
      ) : null}
    </DeedForm>
  );
}
