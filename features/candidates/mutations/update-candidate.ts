import type { z } from "zod";
import type { Context } from "@/db/context";
import { requireOwnerNowOrOnce } from "@/features/recruiters/queries";
import { requireWriter } from "@/features/recruiters/rules/permission";
import type { changedCandidate } from "../inputs/candidate-facts";
import { updateCandidates } from "./update-candidates";

/** Changes what is named and leaves the rest. A form that saw an older version is told who was first. */
export async function updateCandidate(context: Context, input: z.input<typeof changedCandidate>) {
  requireWriter(context.actor);
  if (input.facts.ownerId) await requireOwnerNowOrOnce(context, input.facts.ownerId);
  const [outcome] = await updateCandidates(context, [input]);
  if (!outcome || "refusal" in outcome) throw outcome?.refusal ?? new Error("No outcome came back.");
  return outcome;
}
