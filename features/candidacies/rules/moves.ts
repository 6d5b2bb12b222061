import type { OfferState, PlacementState } from "@/db/vocabulary/offers";
import {
  earlier,
  firstStage,
  kindOf,
  stageOf,
  stageOrder,
  stages,
  type CloseOutReason,
  type CloseOutSide,
  type Stage,
  type StageKind,
} from "@/db/vocabulary/candidacies";

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

/** Who ended it, and why. */
type Ending = { side: CloseOutSide; reason: CloseOutReason };

export type CandidacyState = CandidacyRecord & { stage: Stage; closed: boolean };

/** What has to happen before a card may be in a stage. Each is a verb with a form of its own. */
export type Step = "submit" | "schedule_interview" | "extend_offer" | "accept_offer" | "start_placement";

/** How a card gets to a stage: by a plain move, by a step that moves it, or not at all. */
export type MoveCheck =
  | { kind: "allowed" }
  | { kind: "step"; step: Step; sentence: string }
  | { kind: "refused"; sentence: string };

const requirements: Record<StageKind, { holds: (record: CandidacyRecord) => boolean; step: Step | null }> = {
  entry: { holds: () => true, step: null },
  screening: { holds: () => true, step: null },
  submittal: { holds: (record) => record.submitted, step: "submit" },
  interviewing: { holds: (record) => record.interviewed, step: "schedule_interview" },
  offering: { holds: (record) => record.offer === "extended", step: "extend_offer" },
  hired: { holds: (record) => record.placement !== null, step: "accept_offer" },
  started: { holds: (record) => record.placement === "started", step: "start_placement" },
};

const nameOf = (kind: StageKind) => stages[stageOf(kind)];
const stepSentences: Record<Step, string> = {
  submit: `${nameOf("submittal")} needs a submittal: say when they went to the client.`,
  schedule_interview: `${nameOf("interviewing")} needs an interview: schedule it first.`,
  extend_offer: `${nameOf("offering")} needs an offer that is out: extend it first.`,
  accept_offer: `${nameOf("hired")} comes with an accepted offer: record their answer.`,
  start_placement: `${nameOf("started")} comes with the start of a placement: confirm the start first.`,
};

/** The one table of allowed moves, asked by the server and by the board alike. */
export function checkMove(candidacy: CandidacyState, to: Stage): MoveCheck {
  const kind = kindOf(to);
  if (candidacy.closed) return refused("They are closed out here. Undo the close-out, or add them again.");
  if (candidacy.stage === to) return refused(`They are in ${stages[to]} already.`);
  if (candidacy.placement && comesBefore(to, "hired"))
    return refused("They accepted an offer. If the hire falls through, choose Fell through on the card.");
  if (candidacy.placement && kind === "hired" && kindOf(candidacy.stage) === "started")
    return refused("They have started. If the hire falls through, choose Fell through on the card.");
  if (candidacy.offer === "extended" && comesBefore(to, "offering"))
    return refused("An offer is out. Record the answer or withdraw it first.");
  if (kind === "hired" && candidacy.offer === null)
    return { kind: "step", step: "extend_offer", sentence: stepSentences.accept_offer };
  if (kind === "started" && candidacy.placement === null)
    return candidacy.offer === "extended"
      ? { kind: "step", step: "accept_offer", sentence: stepSentences.accept_offer }
      : { kind: "step", step: "extend_offer", sentence: stepSentences.accept_offer };
  const { holds, step } = requirements[kind];
  if (step === null || holds(candidacy)) return { kind: "allowed" };
  return { kind: "step", step, sentence: stepSentences[step] };
}

/** Whether what is on record allows a stage. */
export function holdsIn(stage: Stage, record: CandidacyRecord): boolean {
  return requirements[kindOf(stage)].holds(record);
}

/** The stage itself where the record still allows it, else the nearest earlier one that it allows. */
export function stageThatHolds(stage: Stage, record: CandidacyRecord): Stage {
  const reached = stageOrder.slice(0, stageOrder.indexOf(stage) + 1);
  return reached.findLast((one) => holdsIn(one, record)) ?? firstStage;
}

/** Why a candidacy cannot be closed out now, or null. */
export function refusesCloseOut(candidacy: CandidacyState): string | null {
  if (candidacy.placement) return "They accepted an offer. If the hire falls through, choose Fell through on the card.";
  if (candidacy.offer === "extended") return "An offer is out. Record the answer or withdraw it first.";
  return null;
}

/**
 * Why this ending cannot be theirs, or null: a client turns down only whom they were shown. That the job was closed or
 * filled ends it for everybody on the board.
 */
export function refusesEnding(record: CandidacyRecord, { side, reason }: Ending): string | null {
  const shown = record.submitted || record.interviewed || record.offer !== null || record.placement !== null;
  const byJob = reason === "position_closed" || reason === "position_filled";
  if (side !== "client" || shown || byJob) return null;
  return "The client never saw them, so the client can't have turned them down. Choose who ended it.";
}

/** Why a move cannot be taken back, or null: what happened with it stays true. */
export function refusesUndo(candidacy: CandidacyState, back: Stage): string | null {
  if (candidacy.closed) return "They were closed out since. Undo the close-out first.";
  if (candidacy.placement && comesBefore(back, "hired"))
    return "They accepted an offer. If the hire falls through, choose Fell through on the card.";
  if (candidacy.offer === "extended" && comesBefore(back, "offering"))
    return "An offer is out. Withdraw it, and the card can go back.";
  if (!holdsIn(back, candidacy)) return `${stages[back]} no longer holds: what it was based on was undone.`;
  return null;
}

function comesBefore(stage: Stage, kind: StageKind): boolean {
  return earlier(stage, stageOf(kind));
}

function refused(sentence: string): MoveCheck {
  return { kind: "refused", sentence };
}
