import type { CandidacyRecord, Step } from "@/features/candidacies/rules/moves";

/** What a form is opened for: what a stage needs, and what happens to a card without one. */
export type CardStep =
  | Step
  | "set_decision_date"
  | "decline_offer"
  | "withdraw_offer"
  | "fall_off"
  | "complete_placement";

/** The steps that may come next for a card, with their words: what its record allows, the nearest first. */
export function stepsOf(
  { submitted, interviewed, offer, placement }: CandidacyRecord,
  decision = false,
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
