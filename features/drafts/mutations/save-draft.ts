import { and, eq, inArray } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { outreachPeople, outreaches } from "@/db/schema/messages";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRecruiter, requireWriter } from "@/features/recruiters/rules/permission";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { getValueItem } from "@/features/value-items/queries/list-value-items";
import { NotFound, Refusal } from "@/lib/errors";
import { instantOfWallClock } from "@/lib/calendar";
import type { DraftChange } from "../inputs";
import { fitsAbout } from "../rules";

/**
 * Saves what was changed of a draft, over the version that the page shows: whoever saves over another tab or a colleague
 * is told who was first.
 */
export async function saveDraft(
  context: Context,
  { outreachId, version, change }: { outreachId: string; version: number; change: DraftChange },
): Promise<{ version: number }> {
  requireWriter(context.actor);
  await requireVisible(context, [outreachId]);
  return runOperation(context, { verb: "saveDraft" }, async (inside) => {
    const { db, now, operation } = inside;
    const set = await columnsOf(inside, outreachId, change);
    const [saved] = await db
      .update(outreaches)
      .set({ ...set, version: version + 1, changedAt: now, operationId: operation.id })
      .where(and(eq(outreaches.id, outreachId), eq(outreaches.state, "draft"), eq(outreaches.version, version)))
      .returning({ id: outreaches.id });
    if (!saved) return refuseLate(inside, outreachId);
    await savePeople(inside, outreachId, change);
    await recordAudit(inside, { noun: "outreaches", subjectId: outreachId, fields: Object.keys(change) });
    return { version: version + 1 };
  });
}

async function columnsOf(inside: OperationContext, outreachId: string, change: DraftChange) {
  const { templateVersionId, words, overrideReason, sendAt } = change;
  const set: Partial<typeof outreaches.$inferInsert> = {};
  if (templateVersionId) {
    const [about] = await inside.db.select().from(outreaches).where(eq(outreaches.id, outreachId));
    if (!about) throw new NotFound("outreach");
    const template = (await listTemplates(inside)).find((one) => one.versionId === templateVersionId);
    if (!template || !fitsAbout(template, about)) throw new Refusal("This template is no longer in use.", "template");
    Object.assign(set, { templateVersionId, purpose: template.purpose, subject: null, body: null });
  }
  if (words) Object.assign(set, words);
  if (overrideReason !== undefined) set.overrideReason = overrideReason || null;
  if (change.valueItemId !== undefined) set.valueItemId = await findShared(inside, change.valueItemId);
  if (sendAt !== undefined)
    set.sendAt = sendAt === null ? null : instantOfWallClock(sendAt, requireRecruiter(inside.actor).zone);
  return set;
}

/** What is shared has to be there, and in use. */
async function findShared(inside: OperationContext, valueItemId: string | null): Promise<string | null> {
  if (valueItemId === null) return null;
  const { archivedAt, title } = await getValueItem(inside, valueItemId);
  if (archivedAt) throw new Refusal(`“${title}” is archived. Choose something else to share.`, "valueItemId");
  return valueItemId;
}

async function savePeople(inside: OperationContext, outreachId: string, change: DraftChange) {
  const { db } = inside;
  const { edit, dropEdits, remove, tick, share } = change;
  const ofDraft = eq(outreachPeople.outreachId, outreachId);
  if (dropEdits)
    await db
      .update(outreachPeople)
      .set({ subject: null, body: null })
      .where(dropEdits === "all" ? ofDraft : and(ofDraft, eq(outreachPeople.personId, dropEdits)));
  if (edit) {
    const { personId, subject, body } = edit;
    await db
      .update(outreachPeople)
      .set({ subject, body })
      .where(and(ofDraft, eq(outreachPeople.personId, personId)));
  }
  if (share)
    await db
      .update(outreachPeople)
      .set({ valueItemId: await findShared(inside, share.valueItemId) })
      .where(and(ofDraft, eq(outreachPeople.personId, share.personId)));
  if (tick && tick.personIds.length > 0)
    await db
      .update(outreachPeople)
      .set({ ticked: tick.ticked })
      .where(and(ofDraft, inArray(outreachPeople.personId, tick.personIds)));
  if (remove && remove.length > 0)
    await db.delete(outreachPeople).where(and(ofDraft, inArray(outreachPeople.personId, remove)));
}

/** Why a draft cannot be changed any more, or not over this version: with who was first. */
export async function refuseLate(context: Context, outreachId: string): Promise<never> {
  const [row] = await context.db.select().from(outreaches).where(eq(outreaches.id, outreachId));
  if (!row) throw new NotFound("outreach");
  return refuseForWhoDid(context, row.operationId, (who, when) => {
    if (row.state === "deleted") return `${who} deleted this draft ${when}.`;
    if (row.state !== "draft") return `${who} sent this ${when}.`;
    return `${who} changed this draft ${when}, in another tab or browser. Nothing here is lost: copy what you wrote, then load the newer draft.`;
  });
}
