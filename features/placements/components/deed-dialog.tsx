"use client";

import dynamic from "next/dynamic";
import type { Deed } from "@/features/candidacies/rules/moves";

export type CardDeed =
  | Deed
  | "set_decision_date"
  | "decline_offer"
  | "withdraw_offer"
  | "fall_off"
  | "complete_placement";

type Props = {
  deed: CardDeed;
  candidacyId: string;
  onClose: () => void;
  /** After it is done, with the sentence to say. */
  onDone: (sentence: string) => void;
};

const dialogs = {
  submit: dynamic(() => import("@/features/submittals/components/submit-dialog").then((part) => part.SubmitDialog)),
  schedule_interview: dynamic(() =>
    import("@/features/interviews/components/schedule-dialog").then((part) => part.ScheduleDialog),
  ),
  set_decision_date: dynamic(() =>
    import("@/features/promises/components/decision-dialog").then((part) => part.DecisionDialog),
  ),
  extend_offer: dynamic(() => import("@/features/offers/components/extend-dialog").then((part) => part.ExtendDialog)),
  accept_offer: dynamic(() => import("@/features/offers/components/answer-dialogs").then((part) => part.AcceptDialog)),
  decline_offer: dynamic(() =>
    import("@/features/offers/components/answer-dialogs").then((part) => part.DeclineDialog),
  ),
  withdraw_offer: dynamic(() =>
    import("@/features/offers/components/answer-dialogs").then((part) => part.WithdrawDialog),
  ),
  start_placement: dynamic(() => import("./placement-dialogs").then((part) => part.StartDialog)),
  fall_off: dynamic(() => import("./placement-dialogs").then((part) => part.FallOffDialog)),
  complete_placement: dynamic(() => import("./placement-dialogs").then((part) => part.CompleteDialog)),
};

/** The form of one deed of a card, loaded when it is asked for. It reads the card as it is now. */
export function DeedDialog({ deed, ...rest }: Props) {
  const Dialog = dialogs[deed];
  return <Dialog {...rest} />;
}
