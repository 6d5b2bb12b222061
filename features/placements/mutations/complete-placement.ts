import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { placements } from "@/db/schema/offers";
import { recordAudit } from "@/features/audit/mutations";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { getPlacement, refuseForChangedPlacement } from "../queries/placement-facts";

/** An assignment came to its end as agreed. The seat stays filled; the card stays in Placed. */
export async function completePlacement(context: Context, { placementId }: { placementId: string }) {
  requireWriter(context.actor);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const { personId } = await getPlacement(inside, placementId);
    const [completed] = await tx
      .update(placements)
      .set({ state: "completed", endedAt: context.now })
      .where(and(eq(placements.id, placementId), eq(placements.state, "started")))
      .returning({ id: placements.id });
    if (!completed) return refuseForChangedPlacement(inside, placementId);
    await recordAudit(inside, {
      verb: "completePlacement",
      noun: "placements",
      subjectId: placementId,
      before: { state: "started" },
      after: { state: "completed" },
    });
    await refreshPersonActivity(inside, [personId]);
    return { placementId };
  });
}
