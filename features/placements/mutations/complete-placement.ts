import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { placements } from "@/db/schema/offers";
import { recordPlacementChange } from "@/features/offers/mutations/record-placement-change";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { getPlacement, refuseForChangedPlacement } from "../queries/placement-facts";

/** An assignment came to its end as agreed. The seat stays filled; the card stays in Placed. */
export async function completePlacement(context: Context, { placementId }: { placementId: string }) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "completePlacement" }, async (inside) => {
    const { db: tx } = inside;
    const { personId } = await getPlacement(inside, placementId);
    const [completed] = await tx
      .update(placements)
      .set({ state: "completed", endedAt: context.now })
      .where(and(eq(placements.id, placementId), eq(placements.state, "started")))
      .returning({ id: placements.id });
    if (!completed) return refuseForChangedPlacement(inside, placementId);
    await recordPlacementChange(inside, { placementId, kind: "completed" });
    await refreshPersonActivity(inside, [personId]);
    return { placementId };
  });
}
