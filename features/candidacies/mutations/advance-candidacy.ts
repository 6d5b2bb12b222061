import type { Context } from "@/db/context";
import { earlier, stageOf, type StageKind } from "@/db/vocabulary/candidacies";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { getCandidacyState } from "../queries/candidacy-states";
import { holdsIn } from "../rules/moves";
import { moveStage } from "./move-stage";

/**
 * Moves the card of a step that was just written (a submittal, an interview, an offer and its answer, a start), inside
 * its transaction. Never back: a second submittal of somebody who is in Interview leaves the card there.
 */
export async function advanceCandidacy(
  context: Context,
  input: { candidacyId: string; version?: number | undefined; kind: StageKind; reason?: string | undefined },
) {
  requireWriter(context.actor);
  const { kind, ...rest } = input;
  const toStage = stageOf(kind);
  const candidacy = await getCandidacyState(context, input.candidacyId);
  const version = input.version ?? candidacy.version;
  if (candidacy.version !== version) return refuseForWhoWasFirst(context, input.candidacyId);
  if (candidacy.closed)
    throw new Refusal(`${candidacy.name} is closed out on this position. Undo the close-out, or add them again.`);
  if (!holdsIn(toStage, candidacy)) throw new Error(`Nothing on record supports the stage ${toStage}.`);
  if (!earlier(candidacy.stage, toStage)) return { version, moveId: null };

  const moved = await moveStage(context, { ...rest, toStage, version, verb: "advanceCandidacy" });
  if (!moved) return refuseForWhoWasFirst(context, input.candidacyId);
  return { version: moved.version, moveId: moved.moveId };
}
