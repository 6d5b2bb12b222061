import type { Context } from "@/db/context";
import type { NewCandidate } from "../inputs/candidate-facts";
import { addCandidates, type Added } from "./add-candidates";

/** Adds one candidate; refused where one of the addresses belongs to a candidate already. */
export async function addCandidate(context: Context, input: NewCandidate): Promise<Added> {
  const [outcome] = await addCandidates(context, [input]);
  if (!outcome || "refusal" in outcome) throw outcome?.refusal ?? new Error("No outcome came back.");
  return outcome;
}
