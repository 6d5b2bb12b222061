import { isIn, type CloseOutReason, type CloseOutSide, type Stage } from "@/db/vocabulary/candidacies";

/**
 * Whether a closed-out candidacy comes back to the board by itself when its position is back open
 * (docs/top-of-mind.md): runner-ups and those whom the position was closed over. Who withdrew, was not a fit or never
 * replied stays out, whatever the mark.
 */
export function comesBack(ended: { side: CloseOutSide; reason: CloseOutReason; runnerUp: boolean }): boolean {
  if (ended.side === "candidate" || ended.reason === "not_a_fit" || ended.reason === "no_reply") return false;
  return ended.runnerUp || ended.reason === "position_closed";
}

/** Who is proposed as a runner-up when a position closes: everybody whom the client has met. */
export function proposedRunnerUp(stage: Stage): boolean {
  return isIn("finalist", stage);
}
