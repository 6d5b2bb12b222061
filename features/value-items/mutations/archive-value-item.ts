import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { valueItems } from "@/db/schema/value-items";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { getValueItem } from "../queries/list-value-items";

/** Takes an item out of use, or back into it. Who got it stays known, so nobody gets it twice. */
export async function archiveValueItem(
  context: Context,
  { valueItemId, archived }: { valueItemId: string; archived: boolean },
): Promise<{ title: string }> {
  requireRecruiter(context.actor);
  return runOperation(context, { verb: "archiveValueItem" }, async (inside) => {
    const { archivedAt, version } = valueItems;
    const { title } = await getValueItem(inside, valueItemId);
    const set = { archivedAt: archived ? inside.now : null, version: sql`${version} + 1` };
    const [row] = await inside.db
      .update(valueItems)
      .set({ ...set, operationId: inside.operation.id })
      .where(and(eq(valueItems.id, valueItemId), archived ? isNull(archivedAt) : isNotNull(archivedAt)))
      .returning({ id: valueItems.id });
    if (!row) {
      const { operationId } = await getValueItem(inside, valueItemId);
      const done = archived ? "archived" : "put back";
      return refuseForWhoDid(inside, operationId, (who, when) => `${who} ${done} “${title}” ${when}.`);
    }
    await recordAudit(inside, { noun: "value_items", subjectId: valueItemId, fields: ["archivedAt"] });
    return { title };
  });
}
