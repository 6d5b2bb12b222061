import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { outreachPeople, outreaches } from "@/db/schema/messages";
import { refuseLate } from "@/features/drafts/mutations/save-draft";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter, requireWriter } from "@/features/recruiters/rules/permission";
import { wake } from "@/lib/queue";
import type { SendDraftInput } from "../inputs";
import { getOutreachPlan } from "../queries/list-assessments";
import { plannedOf, wordsOf } from "../queries/get-draft";
import { chunkSize } from "../rules/chunk";
import { queueChunk, type QueueResult } from "./queue-chunk";

/** So long a send can be taken back. */
const undoSeconds = 30;

/**
 * Sends a draft: from now on nobody changes it. Its people are queued in transactions of up to 100; what a request does
 * not come to, or dies over, the worker goes on with (continueSending).
 */
export async function sendDraft(context: Context, input: SendDraftInput): Promise<{ outreachId: string }> {
  const sender = requireRecruiter(context.actor);
  const { outreachId, version, emails } = input;
  await requireVisible(context, [outreachId]);
  await runOperation(context, { verb: "sendDraft" }, async (inside) => {
    const { db, now, operation } = inside;
    const undoUntil = new Date(now.getTime() + undoSeconds * 1_000);
    const set = { state: "sending", by: sender.id, operationId: operation.id, changedAt: now, undoUntil } as const;
    const [opened] = await db
      .update(outreaches)
      .set({ ...set, version: version + 1 })
      .where(and(eq(outreaches.id, outreachId), eq(outreaches.state, "draft"), eq(outreaches.version, version)))
      .returning({ id: outreaches.id });
    if (!opened) return refuseLate(inside, outreachId);
    await noteSeen(inside, input);
    await wake(db, "continue-sends");
    await recordAudit(inside, { noun: "outreaches", subjectId: outreachId, fields: ["state"] });
    return { outreachId, emails: emails.length };
  });
  await continueSending(context, { outreachId });
  return { outreachId };
}

async function noteSeen({ db }: Context, { outreachId, emails }: SendDraftInput) {
  const shown = JSON.stringify(emails);
  await db.execute(sql`update ${outreachPeople} p set seen = shown.seen
    from jsonb_to_recordset(${shown}::text::jsonb) as shown("personId" uuid, seen text)
    where p.outreach_id = ${outreachId} and p.person_id = shown."personId"`);
}

/**
 * Queues the next 100 people of a send that is under way, and says whether some are left. The row of the outreach is
 * locked meanwhile, so that the request that sends and the worker that goes on with it do not both do the same part.
 */
export async function continueSending(
  context: Context,
  { outreachId }: { outreachId: string },
): Promise<{ left: boolean }> {
  requireWriter(context.actor);
  await requireVisible(context, [outreachId]);
  return context.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(outreaches)
      .where(and(eq(outreaches.id, outreachId), eq(outreaches.state, "sending")))
      .for("update");
    if (!row?.operationId) return { left: false };
    const inside = { ...context, db: tx, operation: { id: row.operationId, verb: "sendDraft", recorded: true } };
    const rest = await tx
      .select()
      .from(outreachPeople)
      .where(and(eq(outreachPeople.outreachId, outreachId), isNull(outreachPeople.outcome)))
      .orderBy(asc(outreachPeople.personId))
      .limit(chunkSize + 1);
    const chunk = rest.slice(0, chunkSize);
    if (chunk.length > 0) await settle(inside, row, chunk);
    const left = rest.length > chunkSize;
    if (!left) await tx.update(outreaches).set({ state: "sent" }).where(eq(outreaches.id, outreachId));
    return { left };
  });
}

type Row = typeof outreaches.$inferSelect;
type Person = typeof outreachPeople.$inferSelect;

async function settle(inside: OperationContext, row: Row, chunk: Person[]) {
  const sender = { id: row.by };
  const planned = plannedOf({ ...row, versionId: row.templateVersionId });
  // Nothing leaves while the send can still be taken back.
  const sendAt = new Date(Math.max(row.undoUntil?.getTime() ?? 0, row.sendAt?.getTime() ?? 0));
  const plan = await getOutreachPlan(inside, sender, { ...planned, sendAt });
  const asked = chunk.map(({ personId, ticked, seen, valueItemId, ...words }) => ({
    personId,
    valueItemId,
    ticked: ticked && seen !== null,
    seen,
    words: wordsOf(words),
  }));
  const result = await queueChunk(inside, sender, plan, row.id, asked);
  await noteOutcomes(inside, row.id, result);
}

async function noteOutcomes({ db }: Context, outreachId: string, result: Omit<QueueResult, "outreachId">) {
  const mine = (personIds: string[]) =>
    and(eq(outreachPeople.outreachId, outreachId), inArray(outreachPeople.personId, personIds));
  const queued = result.queued.map(({ personId }) => personId);
  if (queued.length > 0) await db.update(outreachPeople).set({ outcome: "queued" }).where(mine(queued));
  for (const { personId, reason, from } of result.waiting)
    await db
      .update(outreachPeople)
      .set({ outcome: "waiting", reason, waitsUntil: from })
      .where(mine([personId]));
  for (const { personId, reason } of result.refused)
    await db
      .update(outreachPeople)
      .set({ outcome: "refused", reason })
      .where(mine([personId]));
}
