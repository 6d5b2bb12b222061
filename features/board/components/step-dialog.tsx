"use client";

import dynamic from "next/dynamic";
import type { Step } from "@/features/candidacies/rules/moves";

export type CardStep =
  | Step
  | "set_decision_date"
  | "decline_offer"
  | "withdraw_offer"
  | "fall_off"
  | "complete_placement";

type Props = {
  step: CardStep;
  candidacyId: string;
  onClose: () => void;
  /** After it is done, with the sentence to say. */
  onDone: (sentence: string) => void;
};

const dialogs = {
  submit: dynamic(() => import("./submit-dialog").then((part) => part.SubmitDialog), {
    ssr: false,
  }),
  schedule_interview: dynamic(() => import("./schedule-dialog").then((part) => part.ScheduleDialog), { ssr: false }),
  set_decision_date: dynamic(() => import("./decision-dialog").then((part) => part.DecisionDialog), { ssr: false }),
  extend_offer: dynamic(() => import("./extend-dialog").then((part) => part.ExtendDialog), {
    ssr: false,
  }),
  accept_offer: dynamic(() => import("./answer-dialogs").then((part) => part.AcceptDialog), {
    ssr: false,
  }),
  decline_offer: dynamic(() => import("./answer-dialogs").then((part) => part.DeclineDialog), { ssr: false }),
  withdraw_offer: dynamic(() => import("./answer-dialogs").then((part) => part.WithdrawDialog), { ssr: false }),
  start_placement: dynamic(() => import("./placement-dialogs").then((part) => part.StartDialog), { ssr: false }),
  fall_off: dynamic(() => import("./placement-dialogs").then((part) => part.FallOffDialog), { ssr: false }),
  complete_placement: dynamic(() => import("./placement-dialogs").then((part) => part.CompleteDialog), { ssr: false }),
};

/** The form of one step of a card, loaded when it is asked for. It reads the card as it is now. */
export function StepDialog({ step, ...rest }: Props) {
  const Dialog = dialogs[step];
  return <Dialog {...rest} />;
}
