import { and, eq, gt, inArray, isNotNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/db/context";
import { senderState } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { settings } from "@/db/schema/settings";
import { systemEmails } from "@/db/schema/system-emails";
import { pausedSql } from "./paused-outreach";
import { requireSystem } from "@/features/recruiters/rules/permission";

/** How many emails a worker could claim now, counted up to a limit; none while all sending is stopped. */
export async function countDueMessages({ actor, db, now }: Context, limit: number): Promise<number> {
  requireSystem(actor);
  const at = sql`${now.toISOString()}::timestamptz`;
  const m = alias(messages, "m");
  const rows = await db
    .select({ id: m.id })
    .from(m)
    .where(
      and(
        inArray(m.state, ["queued", "claimed"]),
        lte(m.sendAt, now),
        sql`coalesce(${m.leaseUntil}, '-infinity') <= ${at}`,
        sql`coalesce(${m.nextAttemptAt}, '-infinity') <= ${at}`,
        sql`not (${pausedSql})`,
        sql`not exists (select 1 from ${settings} where ${settings.sendingPausedAt} is not null)`,
      ),
    )
    .limit(limit);
  return rows.length;
}

/** Why nothing leaves for now, as Resend's answers left it. Null where nothing stops it. */
export async function findSenderBlock({ actor, db, now }: Context) {
  requireSystem(actor);
  const [row] = await db
    .select()
    .from(senderState)
    .where(
      and(eq(senderState.name, "resend"), or(isNotNull(senderState.stoppedAt), gt(senderState.blockedUntil, now))),
    );
  return row ? { stoppedAt: row.stoppedAt, blockedUntil: row.blockedUntil, reason: row.reason } : null;
}

/** The same of emails to recruiters, which the stop switch does not hold. */
export async function countDueSystemEmails({ actor, db, now }: Context, limit: number): Promise<number> {
  requireSystem(actor);
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db
    .select({ id: systemEmails.id })
    .from(systemEmails)
    .where(
      and(
        inArray(systemEmails.state, ["queued", "claimed"]),
        sql`coalesce(${systemEmails.leaseUntil}, '-infinity') <= ${at}`,
        sql`(coalesce(${systemEmails.nextAttemptAt}, '-infinity') <= ${at} or ${systemEmails.sendBefore} <= ${at})`,
      ),
    )
    .limit(limit);
  return rows.length;
}
