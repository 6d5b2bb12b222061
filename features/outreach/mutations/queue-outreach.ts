import { randomBytes } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context, OperationContext, Recruiter } from "@/db/context";
import { messages, outreaches, slots } from "@/db/schema/messages";
import { purposes } from "@/db/vocabulary/purposes";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { nextEmailMoment } from "@/features/settings/rules";
import { plusDaysIn } from "@/lib/calendar";
import { env } from "@/lib/env";
import { wake } from "@/lib/queue";
import type { OutreachInput } from "../inputs";
import { listAssessments, getOutreachPlan, type Assessment, type Plan } from "../queries/list-assessments";
import { listBlockingSlots } from "../queries/blocking-slots";
import { formatDay } from "@/lib/format/time";

export type QueueResult = {
  outreachId: string;
  queued: { personId: string; messageId: string; sendAt: Date }[];
  waiting: { personId: string; from: Date; reason: string }[];
  refused: { personId: string; reason: string }[];
};

const chunkSize = 100;

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

async function queueChunk(
  inside: OperationContext,
  sender: Recruiter,
  plan: Plan,
  outreachId: string,
  chunk: OutreachInput["recipients"],
): Promise<Omit<QueueResult, "outreachId">> {
  const { db } = inside;
  const ids = chunk.map(({ personId }) => personId);
  await lockPeople(inside, ids);
  const before = await db
    .select({ personId: messages.personId, messageId: messages.id, sendAt: messages.sendAt })
    .from(messages)
    .where(and(eq(messages.outreachId, outreachId), inArray(messages.personId, ids)));
  const done = new Set(before.map(({ personId }) => personId));
  const rest = chunk.filter(({ personId }) => !done.has(personId));
  if (rest.length === 0) return { queued: before, waiting: [], refused: [] };

  const tokens = new Map(rest.map(({ personId }) => [personId, randomBytes(24).toString("base64url")]));
  const assessed = await listAssessments(inside, plan, rest, (personId) => tokens.get(personId) ?? "");
  const waiting = assessed.flatMap(({ personId, verdict }) =>
    verdict.kind === "wait" ? [{ personId, from: verdict.from, reason: verdict.reason }] : [],
  );
  const refused = assessed.flatMap(({ personId, verdict }) =>
    verdict.kind === "never" ? [{ personId, reason: verdict.reason }] : [],
  );
  const rows = await writeRows(inside, sender, plan, outreachId, assessed, tokens);
  const late = await takeSlots(inside, sender, plan, rows);
  const queued = rows.filter(({ personId }) => !late.has(personId));
  await recordAudit(
    inside,
    ...queued.map(({ id }) => ({ noun: "messages" as const, subjectId: id, fields: ["state", "sendAt"] })),
  );
  await refreshPersonActivity(
    inside,
    queued.map(({ personId }) => personId),
  );
  const earliest = queued.map(({ sendAt }) => sendAt).toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (earliest && earliest <= inside.now) await wake(db, "send-messages");
  return {
    queued: [...before, ...queued.map(({ personId, id, sendAt }) => ({ personId, messageId: id, sendAt }))],
    waiting: [...waiting, ...[...late].map(([personId, wait]) => ({ personId, ...wait }))],
    refused,
  };
}

async function writeRows(
  { db, now }: Context,
  sender: Recruiter,
  { input, firm, shared }: Plan,
  outreachId: string,
  assessed: Assessment[],
  tokens: Map<string, string>,
) {
  const going = assessed.filter(({ verdict, email }) => verdict.kind === "go" && email);
  if (going.length === 0) return [];
  const ids = await db.execute<{ id: string }>(sql`select uuidv7() as id from generate_series(1, ${going.length})`);
  const rows = going.flatMap(({ personId, who, verdict, email }, index) => {
    const id = ids[index]?.id;
    if (verdict.kind !== "go" || !email || !who || !id) return [];
    const replyToken = `r-${randomBytes(12).toString("hex")}`;
    return [
      {
        id,
        outreachId,
        personId,
        address: verdict.address,
        purpose: verdict.purpose,
        processSubject: input.processSubject ?? null,
        positionId: input.positionId ?? null,
        candidacyId: who.candidacy?.id ?? null,
        reopeningId: input.reopeningId ?? null,
        by: sender.id,
        stateAt: now,
        sendAt: verdict.at,
        zone: who.zone,
        from: shared.from,
        replyTo: `${replyToken}@${firm.mailDomain}`,
        ...email,
        idempotencyKey: `${env().CALLBACK_ENV}/${id}`,
        replyToken,
        answerToken: tokens.get(personId) ?? "",
        createdAt: now,
        override: verdict.override,
      },
    ];
  });
  // `override` is no column of messages: the slot says that the month is broken.
  await db.insert(messages).values(rows.map((row) => ({ ...row, override: undefined })));
  return rows;
}

/**
 * Takes the slots of counted emails. Where no row comes back the exclusion constraint refused the slot, and the email
 * is deleted again.
 */
async function takeSlots(inside: Context, sender: Recruiter, plan: Plan, rows: Awaited<ReturnType<typeof writeRows>>) {
  const { db, now } = inside;
  const late = new Map<string, { from: Date; reason: string }>();
  const counted = rows.filter((row) => purposes[row.purpose].slot);
  if (counted.length === 0) return late;
  const taken = await db
    .insert(slots)
    .values(
      counted.map((row) => ({
        personId: row.personId,
        firstPersonId: row.personId,
        messageId: row.id,
        at: row.sendAt,
        until: plusDaysIn(row.zone, row.sendAt, plan.firm.contactRules.slotDays),
        overrideReason: row.override ? (plan.input.overrideReason ?? null) : null,
        overrideBy: row.override ? sender.id : null,
        createdAt: now,
      })),
    )
    .onConflictDoNothing()
    .returning({ messageId: slots.messageId });
  const got = new Set(taken.map(({ messageId }) => messageId));
  const lost = counted.filter((row) => !got.has(row.id));
  if (lost.length === 0) return late;
  await db.delete(messages).where(
    inArray(
      messages.id,
      lost.map(({ id }) => id),
    ),
  );
  const blocking = await listBlockingSlots(
    inside,
    lost.map(({ personId }) => personId),
  );
  for (const row of lost) {
    const slot = blocking.get(row.personId);
    const until = slot?.until ?? plusDaysIn(row.zone, row.sendAt, plan.firm.contactRules.slotDays);
    const from = purposes[row.purpose].hours ? nextEmailMoment(until, row.zone, plan.firm) : until;
    const reason = slot ? `an email is planned for ${formatDay(slot.at, row.zone)}` : "one email a month";
    late.set(row.personId, { from, reason });
  }
  return late;
}
