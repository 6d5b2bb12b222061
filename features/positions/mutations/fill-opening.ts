import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { openings } from "@/db/schema/openings";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { getOpening, refuseForWhoFilledIt } from "../queries/opening-facts";
import { recordOpeningChanges } from "./record-opening-change";
import { settleLiveReopening } from "./settle-reopening";

/** A candidacy takes a seat: of two at once one gets it, and the other is told who. Ends "back open" for this seat. */
export async function fillOpening(
  context: Context,
  { openingId, candidacyId }: { openingId: string; candidacyId: string },
): Promise<{ positionId: string; settledReopeningId: string | null }> {
  requireWriter(context.actor);
  const { now } = context;
  return runOperation(context, { verb: "fillOpening" }, async (inside) => {
    const { db: tx } = inside;
    const { positionId } = await getOpening(inside, openingId);
    const [candidacy] = await tx
      .select({ positionId: candidacies.positionId, closedAt: candidacies.closedAt })
      .from(candidacies)
      .where(eq(candidacies.id, candidacyId));
    if (candidacy?.positionId !== positionId) throw new Refusal("This candidate is not on this position.");
    if (candidacy.closedAt) throw new Refusal("This candidate is closed out on this position.");
    const [seated] = await tx
      .select({ id: openings.id, number: openings.number })
      .from(openings)
      .where(eq(openings.candidacyId, candidacyId));
    if (seated) {
      if (seated.id === openingId) return { positionId, settledReopeningId: null };
      throw new Refusal(`This candidate fills opening ${seated.number} already.`);
    }

    const [filled] = await tx
      .update(openings)
      .set({ state: "filled", candidacyId, filledAt: now })
      .where(and(eq(openings.id, openingId), eq(openings.state, "open")))
      .returning({ id: openings.id });
    if (!filled) return refuseForWhoFilledIt(inside, openingId);
    await recordOpeningChanges(inside, { openingId, kind: "filled", candidacyId });
    return { positionId, settledReopeningId: await settleLiveReopening(inside, openingId) };
  });
}
