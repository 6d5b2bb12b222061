"use client";

import { Button } from "@mantine/core";
import type { CandidacyRecord } from "@/features/candidacies/rules/moves";
import type { CardStep } from "./step-dialog";

type Props = { record: CandidacyRecord; open: boolean; decision: boolean; onStep: (step: CardStep) => void };

/** The steps that may come next for a card: what its record allows, the nearest first. */
export function StepButtons({ record, open, decision, onStep }: Props) {
  if (!open) return null;
  return stepsOf(record, decision).map(([step, words]) => (
    <Button key={step} variant="default" onClick={() => onStep(step)}>
      {words}
    </Button>
  ));
}

function stepsOf(
  { submitted, interviewed, offer, placement }: CandidacyRecord,
  decision: boolean,
): [CardStep, string][] {
  if (placement === "started")
    return [
      ["complete_placement", "Assignment completed…"],
      ["fall_off", "Fell through…"],
    ];
  if (placement)
    return [
      ["start_placement", "Confirm start…"],
      ["fall_off", "Fell through…"],
    ];
  if (offer === "extended")
    return [
      ["accept_offer", "Record acceptance…"],
      ["decline_offer", "Record decline…"],
      ["withdraw_offer", "Withdraw the offer…"],
    ];
  const steps: [CardStep, string][] = [
    ["submit", submitted ? "Submit again…" : "Submit…"],
    ["schedule_interview", interviewed ? "Next interview…" : "Interview…"],
    ["extend_offer", "Offer…"],
  ];
  if (submitted || interviewed || decision) steps.push(["set_decision_date", "Decision date…"]);
  return steps;
}
