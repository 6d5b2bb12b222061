import type { Context } from "@/db/context";
import type { ImportChanges } from "@/db/schema/imports";
import type { KnownRowChoice } from "@/db/vocabulary/imports";
import { updateCandidates } from "@/features/candidates/mutations/update-candidates";
import { listChanges, type KnownRow, type Outcome } from "../queries/list-changes";

export type UpdateOutcome = Outcome & { changes?: ImportChanges; left?: string[] };

/**
 * Candidates the firm knows, each of them once: updated, filled up or left alone, as the recruiter chose. What is known
 * is read for all of them at once, and only those with a change are written.
 */
export async function updateKnownPeople(
  context: Context,
  choice: KnownRowChoice,
  rows: KnownRow[],
): Promise<UpdateOutcome[]> {
  const compared = await listChanges(context, choice, rows);
  const changes = compared.flatMap((one, index) => ("changed" in one ? [{ ...one, index }] : []));
  const updates = await updateCandidates(
    context,
    changes.map(({ candidateId, version, changed }) => ({ candidateId, version, facts: changed })),
  );
  const outcomes = compared.map((one) => ("changed" in one ? null : one)) as (UpdateOutcome | null)[];
  for (const [place, { index, words, personId, changes: made, left }] of changes.entries()) {
    const update = updates[place];
    outcomes[index] =
      update && "refusal" in update
        ? { verdict: "refused", reason: update.refusal.message, personId }
        : { verdict: "updated", reason: words, personId, changes: made, left };
  }
  return outcomes as UpdateOutcome[];
}
