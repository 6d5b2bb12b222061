"use client";

import { Button } from "@mantine/core";
import type { CandidacyRecord } from "@/features/candidacies/rules/moves";
import { stepsOf, type CardStep } from "../rules/card-steps";

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
