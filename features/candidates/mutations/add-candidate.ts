import type { Context } from "@/db/context";
import { requireOwner } from "@/features/recruiters/queries";
import { requireWriter } from "@/features/recruiters/rules/permission";
import type { NewCandidate } from "../inputs/candidate-facts";
import { addCandidates, type Added } from "./add-candidates";

/** Adds one candidate; refused where one of the addresses belongs to a candidate already. */
export async function addCandidate(context: Context, input: NewCandidate): Promise<Added> {
  requireWriter(context.actor);
  if (input.ownerId) await requireOwner(context, input.ownerId);
  const [outcome] = await addCandidates(context, [input]);
  if (!outcome || "refusal" in outcome) throw outcome?.refusal ?? new Error("No outcome came back.");
  return outcome;
}
