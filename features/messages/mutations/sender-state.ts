import { and, eq, lte, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { senderState } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { systemEmails } from "@/db/schema/system-emails";
import { recordAudit } from "@/features/audit/mutations";
import { requireSystem } from "@/features/recruiters/rules/permission";

const name = "resend";
const noun = "sender_state";
/** sender_state has a name for a key; the audit log wants an id. */
const subjectId = "00000000-0000-0000-0000-000000000001";

/**
 * Takes requests out of the account's bucket, shared by all workers: as many as it holds, none while Resend told us to
 * wait or the queue is stopped. One statement, so that two workers never take the same one.
 */
export async function takeRequests(
  { actor, db, now }: Context,
  input: { wanted: number; perSecond: number },
): Promise<number> {
  requireSystem(actor);
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.insert(senderState).values({ name, tokens: input.perSecond, refilledAt: now }).onConflictDoNothing();
  const [row] = await db.execute<{ granted: number }>(sql`
    with bucket as (
      select least(${input.perSecond}::float8, coalesce(tokens, ${input.perSecond}::float8)
        + greatest(0, extract(epoch from ${at} - coalesce(refilled_at, ${at})))::float8 * ${input.perSecond}::float8) as held
      from sender_state
      where name = ${name} and stopped_at is null and coalesce(blocked_until, '-infinity') <= ${at}
      for update
    )
    update sender_state s
    set tokens = bucket.held - least(floor(bucket.held), ${input.wanted}::float8), refilled_at = greatest(refilled_at, ${at})
    from bucket where s.name = ${name}
    returning least(floor(bucket.held), ${input.wanted}::float8)::int as granted`);
  return row?.granted ?? 0;
}

/** Lets the whole account wait. A reason is shown; the ordinary "slow down" has none. */
export async function blockSending({ db, now }: Context, until: Date, reason: string | null) {
  await db
    .insert(senderState)
    .values({ name, blockedUntil: until, reason, tokens: 0, refilledAt: now })
    .onConflictDoUpdate({
      target: senderState.name,
      set: {
        blockedUntil: sql`greatest(${senderState.blockedUntil}, excluded.blocked_until)`,
        // A stop keeps its own reason; that of a wait that is over says nothing about this one.
        reason: sql`case when ${senderState.stoppedAt} is not null then ${senderState.reason}
          when ${senderState.blockedUntil} > ${now.toISOString()} then coalesce(excluded.reason, ${senderState.reason})
          else excluded.reason end`,
        tokens: 0,
        refilledAt: now,
      },
    });
}

/** A refused key or domain stops the queue; rows stay as they are, and an admin sees the sentence. */
export async function stopSending(inside: OperationContext, reason: string) {
  await inside.db
    .insert(senderState)
    .values({ name, stoppedAt: inside.now, reason })
    .onConflictDoUpdate({ target: senderState.name, set: { stoppedAt: inside.now, reason } });
  await recordAudit(inside, { noun, subjectId, fields: ["stoppedAt"] });
}

/** What an admin has put right: the queue goes on, and so do the emails that were to wait as long as the account. */
export async function restartSending(inside: OperationContext) {
  const { db } = inside;
  const [held] = await db.select().from(senderState).where(eq(senderState.name, name)).for("update");
  const waits = held?.blockedUntil && held.blockedUntil > inside.now;
  if (!held?.stoppedAt && !waits) return;
  await db
    .update(senderState)
    .set({ stoppedAt: null, blockedUntil: null, reason: null })
    .where(eq(senderState.name, name));
  if (held.blockedUntil)
    for (const table of [messages, systemEmails])
      await db
        .update(table)
        .set({ nextAttemptAt: null })
        .where(and(eq(table.state, "queued"), lte(table.nextAttemptAt, held.blockedUntil)));
  await recordAudit(inside, { noun, subjectId, fields: ["stoppedAt", "blockedUntil"] });
}
