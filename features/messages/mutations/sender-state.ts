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
/** A header that says more is no limit of Resend's. */
const mostPerSecond = 100_000;
const longestSlowDownSeconds = 300;

/** Resend allows ten requests a second unless its answers say otherwise (docs/email.md). */
const perSecondByDefault = 10;
/** Requests that start evenly still arrive unevenly: so much of the limit is used. */
const share = 0.98;
/**
 * For how long ahead requests are promised. Queued email looks no further than its last look may be old; what somebody
 * waits for reaches past it, and so comes first.
 */
const secondsAhead = { queue: 0.25, recruiters: 0.75, reading: 0.75 } as const;

/** When requests may start, in milliseconds from now; with none of them, when to ask again, null where all has to wait. */
export type Turns = { inMs: number[]; spacingMs: number; againInMs: number | null };

/**
 * Takes requests out of the account's bucket, which all workers share: each one with the instant at which it may start,
 * evenly spaced, since Resend counts by the second and forgives no burst. None while Resend told the account to wait, or
 * for email while the queue is stopped. One statement, so that two workers never take the same one.
 */
export async function takeRequests(
  { actor, db, now }: Context,
  input: { wanted: number; use: keyof typeof secondsAhead },
): Promise<Turns> {
  requireSystem(actor);
  const at = sql`${now.toISOString()}::timestamptz`;
  // A refused key or a used-up quota is about sending; what came in is read all the same.
  const reading = input.use === "reading";
  await db.insert(senderState).values({ name, tokens: 1, refilledAt: now }).onConflictDoNothing();
  const [row] = await db.execute<{ held: number; granted: number; rate: number }>(sql`
    with bucket as (
      select rate, held, least(${input.wanted}::float8,
        greatest(0, floor(held + greatest(1, rate * ${secondsAhead[input.use]}::float8)))) as granted
      from (
        select rate, least(1, coalesce(tokens, 1)
          + greatest(0, extract(epoch from ${at} - coalesce(refilled_at, ${at})))::float8 * rate) as held
        from (
          select tokens, refilled_at, coalesce(per_second, ${perSecondByDefault}::float8) * ${share}::float8 as rate
          from sender_state
          where name = ${name} and (stopped_at is null or ${reading})
            and (coalesce(blocked_until, '-infinity') <= ${at} or (${reading} and reason is not null))
          for update
        ) locked
      ) filled
    )
    update sender_state s
    set tokens = bucket.held - bucket.granted, refilled_at = greatest(refilled_at, ${at})
    from bucket where s.name = ${name}
    returning bucket.held, bucket.granted, bucket.rate`);
  if (!row) return { inMs: [], spacingMs: 0, againInMs: null };
  const { held, granted, rate } = row;
  const milliseconds = (requests: number) => (Math.max(0, requests) / rate) * 1_000;
  return {
    inMs: Array.from({ length: granted }, (_, index) => milliseconds(index + 1 - held)),
    spacingMs: milliseconds(1),
    againInMs: milliseconds(1 - held - Math.max(1, rate * secondsAhead[input.use])),
  };
}

/** What an answer of Resend said about the account's limit; whoever asks the bucket next goes by it. */
export async function noteRate({ actor, db }: Context, perSecond: number): Promise<void> {
  requireSystem(actor);
  if (!(perSecond > 0 && perSecond <= mostPerSecond)) return;
  await db
    .update(senderState)
    .set({ perSecond })
    .where(and(eq(senderState.name, name), sql`${senderState.perSecond} is distinct from ${perSecond}`));
}

/** An answer to a request that only reads said to slow down: email waits as well. */
export async function noteSlowDown(context: Context, seconds: number): Promise<void> {
  requireSystem(context.actor);
  const wait = Math.min(Math.max(seconds, 1), longestSlowDownSeconds);
  await blockSending(context, new Date(context.now.getTime() + wait * 1_000), null);
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
