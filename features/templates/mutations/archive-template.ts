import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { templates } from "@/db/schema/templates";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import { ownOrShared } from "../queries/list-templates";

/** Takes a template out of use, or back into it. What was sent from it, and its drafts, stay as they are. */
export async function archiveTemplate(
  context: Context,
  { templateId, archived }: { templateId: string; archived: boolean },
): Promise<{ name: string }> {
  requireWriter(context.actor);
  return runOperation(context, { verb: "archiveTemplate" }, async (inside) => {
    const mine = and(eq(templates.id, templateId), ownOrShared(inside));
    const { archivedAt } = templates;
    const [row] = await inside.db
      .update(templates)
      .set({ archivedAt: archived ? inside.now : null, operationId: inside.operation.id })
      .where(and(mine, archived ? isNull(archivedAt) : isNotNull(archivedAt)))
      .returning({ name: templates.name });
    if (!row) {
      const [there] = await inside.db.select().from(templates).where(mine);
      if (!there) throw new NotFound("template");
      const done = archived ? "archived" : "put back";
      return refuseForWhoDid(inside, there.operationId, (who, when) => `${who} ${done} ${there.name} ${when}.`);
    }
    await recordAudit(inside, { noun: "templates", subjectId: templateId, fields: ["archivedAt"] });
    return row;
  });
}
