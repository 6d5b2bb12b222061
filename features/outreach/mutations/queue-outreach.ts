import type { Context, Recruiter } from "@/db/context";
import { outreaches } from "@/db/schema/messages";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import type { OutreachInput } from "../inputs";
import { getOutreachPlan } from "../queries/list-assessments";
import { chunkSize } from "../rules/chunk";
import { queueChunk, type QueueResult } from "./queue-chunk";

/**
 * Queues one email to each person whom the rules of contact allow, in transactions of up to 100 people locked in id
 * order (docs/email.md). Pressed again, even after a crash half-way, it queues nobody twice.
 */
export async function queueOutreach(context: Context, input: OutreachInput): Promise<QueueResult> {
  const sender = requireRecruiter(context.actor);
  const plan = await getOutreachPlan(context, sender, input);
  const { outreachId, operationId } = await openOutreach(context, sender, input);
  const operation = { id: operationId, verb: "queueOutreach", recorded: true };
  const recipients = [...new Map(input.recipients.map((one) => [one.personId, one])).values()].toSorted((a, b) =>
    a.personId < b.personId ? -1 : 1,
  );
  const result: QueueResult = { outreachId, queued: [], waiting: [], refused: [] };
  for (let from = 0; from < recipients.length; from += chunkSize) {
    const chunk = recipients.slice(from, from + chunkSize);
    const part = await context.db.transaction(async (tx) =>
      queueChunk({ ...context, db: tx, operation }, sender, plan, outreachId, chunk),
    );
    result.queued.push(...part.queued);
    result.waiting.push(...part.waiting);
    result.refused.push(...part.refused);
  }
  return result;
}

/** A second press gets what the first one opened here, and goes on with whom it had not reached. */
async function openOutreach(context: Context, sender: Recruiter, input: OutreachInput) {
  const row = {
    templateVersionId: input.templateVersionId,
    purpose: input.purpose,
    positionId: input.positionId ?? null,
    reopeningId: input.reopeningId ?? null,
    overrideReason: input.overrideReason ?? null,
  };
  return runOperation(context, { verb: "queueOutreach", reason: input.overrideReason }, async (inside) => {
    const { db: tx } = inside;
    const [opened] = await tx
      .insert(outreaches)
      .values({
        ...row,
        operationId: inside.operation.id,
        by: sender.id,
        createdAt: context.now,
      })
      .returning({ id: outreaches.id });
    if (!opened) throw new Error("An outreach was not written.");
    await recordAudit(inside, { noun: "outreaches", subjectId: opened.id, fields: Object.keys(row) });
    return { outreachId: opened.id, operationId: inside.operation.id };
  });
}
