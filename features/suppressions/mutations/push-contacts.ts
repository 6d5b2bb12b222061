import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { senderState } from "@/db/schema/inbound";
import { contactPushes } from "@/db/schema/suppressions";
import { requireSystem } from "@/features/recruiters/rules/permission";
import type { ContactAnswer } from "@/lib/mailer";
import { contactsState, nextPushAt, pushPauseMinutes } from "../rules/pushing";

export type ClaimedPush = { address: string; unsubscribed: boolean; attempt: number };

const leaseSeconds = 120;

/**
 * Takes addresses of which Resend was told something else than the do-not-email list says, or nothing yet. What a person
 * said counts, and what was lifted where it was told before; a mailbox that bounces is no opt-out. One statement, over
 * one row for each address, so that two workers never tell of the same address at once.
 */
export async function claimContactPushes({ actor, db, now }: Context, limit: number): Promise<ClaimedPush[]> {
  requireSystem(actor);
  const at = sql`${now.toISOString()}::timestamptz`;
  const leaseUntil = sql`${new Date(now.getTime() + leaseSeconds * 1_000).toISOString()}::timestamptz`;
  const rows = await db.execute<ClaimedPush>(sql`
    with listed as (
      select address, bool_or(lifted_at is null) as unsubscribed from suppressions
      where address is not null and reason <> 'hard_bounce' group by address
    ), due as (
      select l.address, l.unsubscribed from listed l left join contact_pushes p using (address)
      where l.unsubscribed <> coalesce(p.unsubscribed, false)
        and coalesce(p.lease_until, '-infinity') <= ${at} and coalesce(p.next_attempt_at, '-infinity') <= ${at}
        and exists (select 1 from settings where push_opt_outs and restored_at is null)
        and not exists (select 1 from sender_state where name = ${contactsState} and blocked_until > ${at})
      order by p.next_attempt_at nulls first, l.address limit ${limit}
    ), claimed as (
      insert into contact_pushes as p (address, attempts, lease_until) select address, 1, ${leaseUntil} from due
      on conflict (address) do update set attempts = p.attempts + 1, lease_until = excluded.lease_until
      where coalesce(p.lease_until, '-infinity') <= ${at} and coalesce(p.next_attempt_at, '-infinity') <= ${at}
      returning p.address, p.attempts
    )
    select claimed.address, due.unsubscribed, claimed.attempts as attempt from claimed join due using (address)`);
  return [...rows];
}

/** Writes what Resend answered. A limit counts as no attempt; a refused key lets all of them wait, for an hour. */
export async function recordContactPush(
  { actor, db, now }: Context,
  { address, unsubscribed, attempt, answer }: ClaimedPush & { answer: ContactAnswer },
): Promise<void> {
  requireSystem(actor);
  const held = and(eq(contactPushes.address, address), eq(contactPushes.attempts, attempt));
  if (answer.pushed) {
    const told = { unsubscribed, pushedAt: now, attempts: 0, leaseUntil: null, nextAttemptAt: null, lastError: null };
    await db.update(contactPushes).set(told).where(held);
    await db.delete(senderState).where(eq(senderState.name, contactsState));
    return;
  }
  const own = answer.because === "contact";
  await db
    .update(contactPushes)
    .set({
      attempts: own ? attempt : attempt - 1,
      leaseUntil: null,
      nextAttemptAt: own ? nextPushAt(attempt, now) : null,
      lastError: own ? answer.answer : null,
    })
    .where(held);
  if (answer.because !== "key") return;
  const blocked = { blockedUntil: new Date(now.getTime() + pushPauseMinutes * 60_000), reason: answer.answer };
  await db
    .insert(senderState)
    .values({ name: contactsState, ...blocked })
    .onConflictDoUpdate({ target: senderState.name, set: blocked });
}
