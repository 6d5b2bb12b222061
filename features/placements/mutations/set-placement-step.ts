import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { placements, placementSteps } from "@/db/schema/offers";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import type { PlacementStepInput } from "../inputs";
import { getPlacement, refuseForChangedPlacement } from "../queries/placement-facts";

/**
 * Ticks off what is to be settled before the first day, or takes a tick back. A second tick of the same step leaves the
 * first as it is, and so does a second taking back.
 */
export async function setPlacementStep(context: Context, { placementId, step, done }: PlacementStepInput) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "setPlacementStep" }, async (inside) => {
    const { db: tx, now, operation } = inside;
    await getPlacement(inside, placementId);
    const [placement] = await tx
      .select({ state: placements.state })
      .from(placements)
      .where(eq(placements.id, placementId))
      .for("no key update");
    if (placement?.state !== "accepted") return refuseForChangedPlacement(inside, placementId);
    const ticked = and(
      eq(placementSteps.placementId, placementId),
      eq(placementSteps.step, step),
      isNull(placementSteps.undoneAt),
    );
    const changed = done
      ? await tx
          .insert(placementSteps)
          .values({ placementId, step, at: now, by: byOf(context.actor), operationId: operation.id })
          .onConflictDoNothing()
          .returning({ id: placementSteps.id })
      : await tx
          .update(placementSteps)
          .set({ undoneAt: now, undoneOperationId: operation.id })
          .where(ticked)
          .returning({ id: placementSteps.id });
    for (const { id } of changed)
      await recordAudit(inside, { noun: "placement_steps", subjectId: id, fields: ["step", "undoneAt"] });
    return { placementId, done };
  });
}
