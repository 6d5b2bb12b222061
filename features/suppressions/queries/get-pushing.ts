import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireRole } from "@/features/recruiters/rules/permission";
import { contactsState } from "../rules/pushing";

/** What Resend's contacts were told of the do-not-email list: of how many addresses, of how many not yet, and why not. */
export type Pushing = {
  on: boolean;
  pushed: number;
  waiting: number;
  /** Of those that wait, what Resend did not take so far. */
  failing: number;
  /** Resend refused the key. */
  refused: { answer: string; againAt: Date } | null;
};

export async function getPushing({ actor, db, now }: Context): Promise<Pushing> {
  requireRole(actor, "admin", "manager");
  const [row] = await db.execute<{
    on: boolean;
    pushed: number;
    waiting: number;
    failing: number;
    reason: string | null;
    blockedUntil: string | null;
  }>(sql`
    with listed as (
      select address, bool_or(lifted_at is null) as unsubscribed from suppressions
      where address is not null and reason <> 'hard_bounce' group by address
    )
    select s.push_opt_outs as on, c.reason, c.blocked_until as "blockedUntil", f.*
    from settings s left join sender_state c on c.name = ${contactsState},
      (select count(*) filter (where p.unsubscribed and l.unsubscribed)::int as pushed,
        count(*) filter (where l.unsubscribed <> coalesce(p.unsubscribed, false))::int as waiting,
        count(*) filter (where l.unsubscribed <> coalesce(p.unsubscribed, false) and p.last_error is not null)::int
          as failing
        from listed l left join contact_pushes p using (address)) f`);
  if (!row) return { on: false, pushed: 0, waiting: 0, failing: 0, refused: null };
  const { on, pushed, waiting, failing, reason, blockedUntil } = row;
  const againAt = blockedUntil ? new Date(blockedUntil) : null;
  const refused = reason && againAt && againAt > now ? { answer: reason, againAt } : null;
  return { on, pushed, waiting, failing, refused };
}
