import { eq, sql } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { getCandidacyState } from "../queries/candidacy-states";
import { furthestSql } from "../queries/furthest-sql";
import { stageThatHolds } from "../rules/moves";
import { moveStage } from "./move-stage";

/**
 * After something on a card's record was taken back (an interview, an offer, a submittal): the card goes back to the
 * stage that still holds, and how far they got is what is left. The card is locked first, so that no move comes between;
 * one that is closed out stays in its stage.
 */
export async function returnToRecord(inside: OperationContext, given: { candidacyId: string; reason: string }) {
  requireWriter(inside.actor);
  const { db } = inside;
  const { candidacyId, reason } = given;
  await db.select({ id: candidacies.id }).from(candidacies).where(eq(candidacies.id, candidacyId)).for("no key update");
  const candidacy = await getCandidacyState(inside, candidacyId);
  const toStage = stageThatHolds(candidacy.stage, candidacy);
  if (!candidacy.closed && toStage !== candidacy.stage) {
    await moveStage(inside, { candidacyId, toStage, reason, verb: "returnToRecord" });
    return { stage: toStage };
  }
  await db
    .update(candidacies)
    .set({ furthest: furthestSql(candidacies.id) })
    .where(sql`${candidacies.id} = ${candidacyId} and ${candidacies.furthest} <> ${furthestSql(candidacies.id)}`);
  return { stage: candidacy.stage };
}
