import type { OperationContext } from "@/db/context";
import { openingChanges } from "@/db/schema/openings";
import type { OpeningChangeKind } from "@/db/vocabulary/positions";
import { recordAudit } from "@/features/audit/mutations";
import { byOf } from "@/features/recruiters/rules/permission";

type Change = {
  openingId: string;
  kind: OpeningChangeKind;
  /** Who took the seat, or left it. */
  candidacyId?: string | null;
};

/** Writes what happened to openings into their history and the audit log. The caller changed the rows. */
export async function recordOpeningChanges(inside: OperationContext, ...changes: Change[]) {
  if (changes.length === 0) return;
  const { db, now, actor, operation } = inside;
  await db.insert(openingChanges).values(
    changes.map(({ openingId, kind, candidacyId }) => ({
      openingId,
      kind,
      candidacyId: candidacyId ?? null,
      at: now,
      by: byOf(actor),
      operationId: operation.id,
    })),
  );
  await recordAudit(
    inside,
    ...changes.map(({ openingId }) => ({ noun: "openings" as const, subjectId: openingId, fields: ["state"] })),
  );
}
