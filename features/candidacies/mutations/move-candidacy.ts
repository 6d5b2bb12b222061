import type { Context } from "@/db/context";
import type { Stage } from "@/db/vocabulary/candidacies";
import { once } from "@/features/operations/mutations/once";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { getCandidacyState } from "../queries/candidacy-states";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { checkMove } from "../rules/moves";
import { moveStage } from "./move-stage";

type Move = { candidacyId: string; version: number; toStage: Stage; reason?: string | undefined };
type Moved = { version: number; moveId: string; operationId: string };

/**
 * A plain move on the board. A stage that needs a step (a submittal, an interview, an offer) is reached by that step.
 */
export async function moveCandidacy(context: Context, input: Move): Promise<Moved> {
  requireWriter(context.actor);
  return once(context, () => move(context, input));
}

async function move(context: Context, input: Move): Promise<Moved> {
  const candidacy = await getCandidacyState(context, input.candidacyId);
  if (candidacy.version !== input.version) return refuseForWhoWasFirst(context, input.candidacyId);
  const check = checkMove(candidacy, input.toStage);
  if (check.kind !== "allowed") throw new Refusal(check.sentence);

  const moved = await moveStage(context, { ...input, verb: "moveCandidacy" });
  if (!moved) return refuseForWhoWasFirst(context, input.candidacyId);
  const { version, moveId, operationId } = moved;
  return { version, moveId, operationId };
}
