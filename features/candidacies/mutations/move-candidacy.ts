import type { Context } from "@/db/context";
import type { Stage } from "@/db/vocabulary/candidacies";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { refuseForWhoWasFirst } from "../queries/last-change";
import { getStanding } from "../queries/standings";
import { wayTo } from "../rules/moves";
import { moveStage } from "./move-stage";

/** A plain move on the board. What a deed makes true (a submittal, an interview, an offer) moves by that deed. */
export async function moveCandidacy(
  context: Context,
  input: { candidacyId: string; version: number; toStage: Stage; reason?: string | undefined },
) {
  requireWriter(context.actor);
  const standing = await getStanding(context, input.candidacyId);
  if (standing.version !== input.version) return refuseForWhoWasFirst(context, input.candidacyId);
  const way = wayTo(standing, input.toStage);
  if (way.way !== "plain") throw new Refusal(way.sentence);

  const moved = await moveStage(context, { ...input, verb: "moveCandidacy" });
  if (!moved) return refuseForWhoWasFirst(context, input.candidacyId);
  return { version: moved.version, moveId: moved.moveId };
}
