import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { BulkReport } from "@/features/operations/rules";
import { listGoneCandidates } from "@/features/people/queries/list-gone-candidates";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import type { CandidateSelection } from "../inputs/candidate-search";
import { lockSelected } from "./lock-selected";

const chunkSize = 1000;

/** Gives the candidates of a selection to a recruiter, or to nobody. Who is theirs already stays untouched and is in no list of the report. */
export async function assignOwner(
  context: Context,
  { selection, ownerId }: { selection: CandidateSelection; ownerId: string | null },
): Promise<BulkReport<{ candidateId: string }>> {
  requireWriter(context.actor);
  return runOperation(context, { verb: "assignOwner" }, async (inside) => {
    const { db: tx } = inside;
    if (ownerId) {
      const [owner] = await tx.select().from(recruiters).where(eq(recruiters.id, ownerId)).for("share");
      if (!owner || owner.deactivatedAt) throw new Refusal("This recruiter no longer has an account.", "ownerId");
    }
    const report: BulkReport<{ candidateId: string }> = { done: [], refused: [] };
    const ids = [...new Set(await lockSelected(inside, selection))].toSorted();
    for (let start = 0; start < ids.length; start += chunkSize) {
      const asked = ids.slice(start, start + chunkSize);
      const gone = await listGoneCandidates(inside, asked);
      report.refused.push(...gone);
      const isGone = new Set(gone.map(({ id }) => id));
      const chunk = asked.filter((id) => !isGone.has(id));
      const locked = await tx
        .select({ id: candidates.id, personId: candidates.personId, ownerId: candidates.ownerId })
        .from(candidates)
        .where(and(inArray(candidates.id, chunk), sql`${candidates.ownerId} is distinct from ${ownerId}::uuid`))
        .orderBy(candidates.id)
        .for("update");
      if (locked.length === 0) continue;
      await tx
        .update(candidates)
        .set({
          ownerId,
          version: sql`${candidates.version} + 1`,
          updatedAt: context.now,
          operationId: inside.operation.id,
        })
        .where(
          inArray(
            candidates.id,
            locked.map((row) => row.id),
          ),
        );
      await recordAudit(
        inside,
        ...locked.map((row) => ({
          noun: "candidates" as const,
          subjectId: row.id,
          personId: row.personId,
          values: { before: { ownerId: row.ownerId }, after: { ownerId } },
        })),
      );
      report.done.push(...locked.map(({ id }) => ({ candidateId: id })));
    }
    return report;
  });
}
