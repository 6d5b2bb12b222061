import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { getCandidacyState } from "../queries/candidacy-states";

/** Marks or unmarks somebody who is closed out here as one the firm would put forward again. */
export async function setRunnerUp(
  context: Context,
  { candidacyId, version, runnerUp }: { candidacyId: string; version: number; runnerUp: boolean },
) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "setRunnerUp" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .update(candidacies)
      .set({ runnerUp, version: sql`${candidacies.version} + 1` })
      .where(and(eq(candidacies.id, candidacyId), eq(candidacies.version, version), isNotNull(candidacies.closedAt)))
      .returning({ version: candidacies.version });
    if (!row) {
      const candidacy = await getCandidacyState(inside, candidacyId);
      if (!candidacy.closed)
        throw new Refusal("Only someone who was closed out can be a runner-up. This card is on the board.");
      return refuseForWhoWasFirst(inside, candidacyId);
    }
    await tx
      .update(closeOuts)
      .set({ runnerUp })
      .where(and(eq(closeOuts.candidacyId, candidacyId), isNull(closeOuts.undoneAt)));
    await recordAudit(inside, { noun: "candidacies", subjectId: candidacyId, fields: ["runnerUp"] });
    return { version: row.version };
  });
}
