import { asc, sql } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { idList } from "@/db/id-list";
import { candidates } from "@/db/schema/candidates";
import { Refusal } from "@/lib/errors";
import type { CandidateSelection } from "../inputs/candidate-search";
import { findSelected, mostAtOnce } from "../queries/find-selected";

/**
 * The candidates of a selection, which nobody else changes until the operation ends. "All matching" is looked up once
 * more after that: whoever changed some of them while this waited was first, and then the recruiter looks again.
 */
export async function lockSelected(inside: OperationContext, selection: CandidateSelection): Promise<string[]> {
  const ids = await findSelected(inside, selection, mostAtOnce);
  if ("ids" in selection) return ids;
  await inside.db
    .select({ id: candidates.id })
    .from(candidates)
    .where(sql`${candidates.id} = any(${idList(ids)})`)
    .orderBy(asc(candidates.id))
    .for("no key update");
  const held = new Set(ids);
  const still = await findSelected(inside, selection, mostAtOnce);
  if (still.some((id) => !held.has(id)))
    throw new Refusal("The list changed while this was saved. Nothing was changed: look at it again, then try again.");
  return ids;
}
