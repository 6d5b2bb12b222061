"use client";

import { useActionForm } from "@/components/form/use-action-form";
import { DialogForm } from "@/components/form/dialog-form";
import { StepModal } from "./step-modal";
import type { StepContext } from "../queries/get-step-context";
import { formatDay } from "@/lib/format/time";
import { setDecisionDateAction } from "@/features/promises/actions";
import { DecisionField, decisionOf } from "@/features/promises/components/decision-field";

type Props = { candidacyId: string; onClose: () => void; onDone: (sentence: string) => void };

/** When the client decides about one candidate. A new date leaves the old one in the record. */
export function DecisionDialog({ candidacyId, onClose, onDone }: Props) {
  return (
    <StepModal candidacyId={candidacyId} title={(name) => `Decision date for ${name}`} onClose={onClose}>
      {(context) => <DecisionForm context={context} onClose={onClose} onDone={onDone} />}
    </StepModal>
  );
}

function DecisionForm({ context, onClose, onDone }: Omit<Props, "candidacyId"> & { context: StepContext }) {
  const form = useActionForm(setDecisionDateAction, {
    onDone: () => {
      onDone(`Decision date for ${context.name} is set.`);
      onClose();
    },
  });
  return (
    <DialogForm
      verb="Set the date"
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({ candidacyId: context.candidacyId, ...decisionOf(fields) }))}
    >
      <DecisionField {...context} current={context.decision} errors={form.errors} />
      {context.decision && context.decision.dueOn < context.today ? (
        <p style={{ margin: 0 }}>
          {formatDay(context.decision.dueOn, "UTC")} passed without an answer. It stays on record as broken.
        </p>
      ) : null}
    </DialogForm>
  );
}
