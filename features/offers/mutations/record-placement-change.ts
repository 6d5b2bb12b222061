import type { OperationContext } from "@/db/context";
import { placementChanges } from "@/db/schema/offers";
import type { PlacementState } from "@/db/vocabulary/offers";
import { recordAudit } from "@/features/audit/mutations";
import { byOf } from "@/features/recruiters/rules/permission";

/** Writes what happened to a placement into its history and the audit log. The caller changed the row. */
export async function recordPlacementChange(
  inside: OperationContext,
  { placementId, kind, reason }: { placementId: string; kind: PlacementState; reason?: string },
) {
  const { db, now, actor, operation } = inside;
  await db.insert(placementChanges).values({
    placementId,
    kind,
    at: now,
    by: byOf(actor),
    reason: reason ?? null,
    operationId: operation.id,
  });
  await recordAudit(inside, { noun: "placements", subjectId: placementId, fields: ["state"] });
}
