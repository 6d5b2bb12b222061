import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { submittalPages } from "@/db/schema/submittal-pages";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";

/** Writes down that the link was sent, by whichever way: Callback does not send it by itself. */
export async function logPageSent(context: Context, { pageId }: { pageId: string }) {
  requireWriter(context.actor);
  await requireVisible(context, [pageId]);
  return runOperation(context, { verb: "logPageSent" }, async (inside) => {
    const { db, now, operation } = inside;
    const [sent] = await db
      .update(submittalPages)
      .set({ sentAt: now, sentOperationId: operation.id })
      .where(and(eq(submittalPages.id, pageId), isNull(submittalPages.sentAt)))
      .returning({ id: submittalPages.id });
    if (!sent) {
      const page = await getPage(inside, pageId);
      return refuseForWhoDid(inside, page.sentOperationId, (who, when) => `${who} logged this as sent ${when}.`);
    }
    await recordAudit(inside, { noun: "submittal_pages", subjectId: pageId, fields: ["sentAt"] });
    return { sentAt: now };
  });
}

/** The link shows nothing and takes no answer from now on. What was answered stays. */
export async function closeSubmittalPage(context: Context, { pageId }: { pageId: string }) {
  requireWriter(context.actor);
  await requireVisible(context, [pageId]);
  return runOperation(context, { verb: "closeSubmittalPage" }, async (inside) => {
    const { db, now, operation } = inside;
    const [closed] = await db
      .update(submittalPages)
      .set({ closedAt: now, closedOperationId: operation.id })
      .where(and(eq(submittalPages.id, pageId), isNull(submittalPages.closedAt)))
      .returning({ id: submittalPages.id });
    if (!closed) {
      const page = await getPage(inside, pageId);
      return refuseForWhoDid(inside, page.closedOperationId, (who, when) => `${who} closed this link ${when}.`);
    }
    await recordAudit(inside, { noun: "submittal_pages", subjectId: pageId, fields: ["closedAt"] });
    return { closedAt: now };
  });
}

async function getPage({ db }: Context, pageId: string) {
  const [page] = await db.select().from(submittalPages).where(eq(submittalPages.id, pageId));
  if (!page) throw new NotFound("page");
  return page;
}
