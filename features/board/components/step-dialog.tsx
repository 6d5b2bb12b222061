"use client";

import { onDemand } from "@/components/on-demand";
import type { CardStep } from "../rules/card-steps";

type Props = {
  step: CardStep;
  candidacyId: string;
  onClose: () => void;
  /** After it is done, with the sentence to say, and the operation where it can be undone. */
  onDone: (sentence: string, undo?: string | null) => void;
};

const dialogs = {
  submit: onDemand(async () => (await import("./submit-dialog")).SubmitDialog),
  schedule_interview: onDemand(async () => (await import("./schedule-dialog")).ScheduleDialog),
  set_decision_date: onDemand(async () => (await import("./decision-dialog")).DecisionDialog),
  extend_offer: onDemand(async () => (await import("./extend-dialog")).ExtendDialog),
  accept_offer: onDemand(async () => (await import("./answer-dialogs")).AcceptDialog),
  decline_offer: onDemand(async () => (await import("./answer-dialogs")).DeclineDialog),
  withdraw_offer: onDemand(async () => (await import("./answer-dialogs")).WithdrawDialog),
  start_placement: onDemand(async () => (await import("./placement-dialogs")).StartDialog),
  fall_off: onDemand(async () => (await import("./placement-dialogs")).FallOffDialog),
  complete_placement: onDemand(async () => (await import("./placement-dialogs")).CompleteDialog),
};

/** The form of one step of a card, loaded when it is asked for. It reads the card as it is now. */
export function StepDialog({ step, ...rest }: Props) {
  const Dialog = dialogs[step];
  return <Dialog {...rest} />;
}
