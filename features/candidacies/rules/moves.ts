import type { OfferState, PlacementState } from "@/db/vocabulary/offers";
import { stages, type Stage } from "@/db/vocabulary/candidacies";
import { keysOf } from "@/lib/keys-of";

export const stageOrder = keysOf(stages);

/** What is on record of a candidacy: a card stands only where this says it stands. */
export type Ground = {
  submitted: boolean;
  interviewed: boolean;
  /** The offer that is out or accepted. */
  offer: Extract<OfferState, "extended" | "accepted"> | null;
  /** The placement that goes on. */
  placement: Extract<PlacementState, "accepted" | "started"> | null;
};

export type Standing = Ground & { stage: Stage; closed: boolean };

/** What has to happen before a card may stand in a stage. Each is a verb with a form of its own. */
export type Deed = "submit" | "schedule_interview" | "extend_offer" | "accept_offer" | "start_placement";

/** How a card gets to a stage: by a plain move, by a deed that moves it, or not at all. */
export type Way = { way: "plain" } | { way: "deed"; deed: Deed; sentence: string } | { way: "no"; sentence: string };

const grounds: Record<Stage, { holds: (ground: Ground) => boolean; deed: Deed | null }> = {
  sourced: { holds: () => true, deed: null },
  screened: { holds: () => true, deed: null },
  submitted: { holds: (ground) => ground.submitted, deed: "submit" },
  interview: { holds: (ground) => ground.interviewed, deed: "schedule_interview" },
  offer: { holds: (ground) => ground.offer === "extended", deed: "extend_offer" },
  accepted: { holds: (ground) => ground.placement !== null, deed: "accept_offer" },
  placed: { holds: (ground) => ground.placement === "started", deed: "start_placement" },
};

const deedSentences: Record<Deed, string> = {
  submit: "Submitted needs a submittal: say when they went to the client.",
  schedule_interview: "Interview needs an interview: schedule it first.",
  extend_offer: "Offer needs an offer that is out: extend it first.",
  accept_offer: "Accepted comes with an accepted offer: note their answer.",
  start_placement: "Placed comes with the start of a placement: start it first.",
};

/** The one table of allowed moves, asked by the server and by the board alike. */
export function wayTo(standing: Standing, to: Stage): Way {
  if (standing.closed) return no("They are closed out here. Undo the close-out, or put them on again.");
  if (standing.stage === to) return no(`They are in ${stages[to]} already.`);
  if (standing.placement && earlier(to, "accepted"))
    return no("They accepted an offer. If the hire falls through, say so at the placement.");
  if (standing.placement && to === "accepted" && standing.stage === "placed")
    return no("They have started. If the hire falls through, say so at the placement.");
  if (standing.offer === "extended" && earlier(to, "offer"))
    return no("An offer is out. Note the answer or withdraw it first.");
  if (to === "accepted" && standing.offer === null)
    return { way: "deed", deed: "extend_offer", sentence: deedSentences.accept_offer };
  if (to === "placed" && standing.placement === null)
    return standing.offer === "extended"
      ? { way: "deed", deed: "accept_offer", sentence: deedSentences.accept_offer }
      : { way: "deed", deed: "extend_offer", sentence: deedSentences.accept_offer };
  const { holds, deed } = grounds[to];
  if (deed === null || holds(standing)) return { way: "plain" };
  return { way: "deed", deed, sentence: deedSentences[deed] };
}

/** Whether the record carries a stage. */
export function holdsIn(stage: Stage, ground: Ground): boolean {
  return grounds[stage].holds(ground);
}

/** The stage itself where the record still carries it, else the nearest earlier one that it carries. */
export function stageThatHolds(stage: Stage, ground: Ground): Stage {
  const reached = stageOrder.slice(0, stageOrder.indexOf(stage) + 1);
  return reached.findLast((one) => holdsIn(one, ground)) ?? "sourced";
}

/** Why a candidacy cannot be closed out now, or null. */
export function refusesCloseOut(standing: Standing): string | null {
  if (standing.placement) return "They accepted an offer. If the hire falls through, say so at the placement.";
  if (standing.offer === "extended") return "An offer is out. Note the answer or withdraw it first.";
  return null;
}

/** Why a move cannot be taken back, or null: what happened with it stays true. */
export function refusesUndo(standing: Standing, back: Stage): string | null {
  if (standing.closed) return "They were closed out since. Undo the close-out first.";
  if (standing.placement && earlier(back, "accepted"))
    return "They accepted an offer. If the hire falls through, say so at the placement.";
  if (standing.offer === "extended" && earlier(back, "offer"))
    return "An offer is out. Withdraw it, and the card can go back.";
  if (!holdsIn(back, standing)) return `${stages[back]} no longer holds: what it stood on was taken back.`;
  return null;
}

export function earlier(one: Stage, other: Stage): boolean {
  return stageOrder.indexOf(one) < stageOrder.indexOf(other);
}

function no(sentence: string): Way {
  return { way: "no", sentence };
}
