import { and, eq, inArray } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { promises } from "@/db/schema/promises";
import { recordAudit } from "@/features/audit/mutations";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { stateOnAnswer } from "../rules/decision";

/** A close-out, an offer or an answer settles what they promised: kept, or broken where its day had passed. */
export async function settlePromises(
  inside: OperationContext,
  { candidacyIds }: { candidacyIds: string[] },
): Promise<void> {
  requireWriter(inside.actor);
  if (candidacyIds.length === 0) return;
  const { db, now } = inside;
  const open = await db
    .select()
    .from(promises)
    .where(and(inArray(promises.candidacyId, candidacyIds), eq(promises.kind, "theirs"), eq(promises.state, "open")))
    .orderBy(promises.id)
    .for("update");
  for (const promise of open) {
    const state = stateOnAnswer(promise, now);
    await db.update(promises).set({ state, settledAt: now }).where(eq(promises.id, promise.id));
    await recordAudit(inside, { noun: "promises", subjectId: promise.id, fields: ["state"] });
  }
}
