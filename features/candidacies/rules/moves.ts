import type { OfferState, PlacementState } from "@/db/vocabulary/offers";
import { stages, type Stage } from "@/db/vocabulary/candidacies";
import { keysOf } from "@/lib/keys-of";

export const stageOrder = keysOf(stages);

/**
 * What is on record of a candidacy, which a move into a stage asks for. A card stays where it is when the record goes.
 */
export type CandidacyRecord = {
  submitted: boolean;
  interviewed: boolean;
  /** The offer that is out or accepted. */
  offer: Extract<OfferState, "extended" | "accepted"> | null;
  /** The placement that goes on. */
  placement: Extract<PlacementState, "accepted" | "started"> | null;
};

export type CandidacyState = CandidacyRecord & { stage: Stage; closed: boolean };

/** What has to happen before a card may be in a stage. Each is a verb with a form of its own. */
export type Step = "submit" | "schedule_interview" | "extend_offer" | "accept_offer" | "start_placement";

/** How a card gets to a stage: by a plain move, by a step that moves it, or not at all. */
export type MoveCheck =
  | { kind: "allowed" }
  | { kind: "step"; step: Step; sentence: string }
  | { kind: "refused"; sentence: string };

const requirements: Record<Stage, { holds: (record: CandidacyRecord) => boolean; step: Step | null }> = {
  sourced: { holds: () => true, step: null },
  screened: { holds: () => true, step: null },
  submitted: { holds: (record) => record.submitted, step: "submit" },
  interview: { holds: (record) => record.interviewed, step: "schedule_interview" },
  offer: { holds: (record) => record.offer === "extended", step: "extend_offer" },
  accepted: { holds: (record) => record.placement !== null, step: "accept_offer" },
  placed: { holds: (record) => record.placement === "started", step: "start_placement" },
};

const stepSentences: Record<Step, string> = {
  submit: "Submitted needs a submittal: say when they went to the client.",
  schedule_interview: "Interview needs an interview: schedule it first.",
  extend_offer: "Offer needs an offer that is out: extend it first.",
  accept_offer: "Accepted comes with an accepted offer: note their answer.",
  start_placement: "Placed comes with the start of a placement: start it first.",
};

/** The one table of allowed moves, asked by the server and by the board alike. */
export function checkMove(candidacy: CandidacyState, to: Stage): MoveCheck {
  if (candidacy.closed) return refused("They are closed out here. Undo the close-out, or put them on again.");
  if (candidacy.stage === to) return refused(`They are in ${stages[to]} already.`);
  if (candidacy.placement && earlier(to, "accepted"))
    return refused("They accepted an offer. If the hire falls through, say so at the placement.");
  if (candidacy.placement && to === "accepted" && candidacy.stage === "placed")
    return refused("They have started. If the hire falls through, say so at the placement.");
  if (candidacy.offer === "extended" && earlier(to, "offer"))
    return refused("An offer is out. Note the answer or withdraw it first.");
  if (to === "accepted" && candidacy.offer === null)
    return { kind: "step", step: "extend_offer", sentence: stepSentences.accept_offer };
  if (to === "placed" && candidacy.placement === null)
    return candidacy.offer === "extended"
      ? { kind: "step", step: "accept_offer", sentence: stepSentences.accept_offer }
      : { kind: "step", step: "extend_offer", sentence: stepSentences.accept_offer };
  const { holds, step } = requirements[to];
  if (step === null || holds(candidacy)) return { kind: "allowed" };
  return { kind: "step", step, sentence: stepSentences[step] };
}

/** Whether what is on record allows a stage. */
export function holdsIn(stage: Stage, record: CandidacyRecord): boolean {
  return requirements[stage].holds(record);
}

/** The stage itself where the record still allows it, else the nearest earlier one that it allows. */
export function stageThatHolds(stage: Stage, record: CandidacyRecord): Stage {
  const reached = stageOrder.slice(0, stageOrder.indexOf(stage) + 1);
  return reached.findLast((one) => holdsIn(one, record)) ?? "sourced";
}

/** Why a candidacy cannot be closed out now, or null. */
export function refusesCloseOut(candidacy: CandidacyState): string | null {
  if (candidacy.placement) return "They accepted an offer. If the hire falls through, say so at the placement.";
  if (candidacy.offer === "extended") return "An offer is out. Note the answer or withdraw it first.";
  return null;
}

/** Why a move cannot be taken back, or null: what happened with it stays true. */
export function refusesUndo(candidacy: CandidacyState, back: Stage): string | null {
  if (candidacy.closed) return "They were closed out since. Undo the close-out first.";
  if (candidacy.placement && earlier(back, "accepted"))
    return "They accepted an offer. If the hire falls through, say so at the placement.";
  if (candidacy.offer === "extended" && earlier(back, "offer"))
    return "An offer is out. Withdraw it, and the card can go back.";
  if (!holdsIn(back, candidacy)) return `${stages[back]} no longer holds: what it was based on was taken back.`;
  return null;
}

export function earlier(one: Stage, other: Stage): boolean {
  return stageOrder.indexOf(one) < stageOrder.indexOf(other);
}

function refused(sentence: string): MoveCheck {
  return { kind: "refused", sentence };
}
