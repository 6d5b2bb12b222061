import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { senderState, workers } from "@/db/schema/inbound";
import { recruiters } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import type { PauseScope } from "@/db/vocabulary/outreach-pauses";
import { workerSilenceMs } from "@/db/workers";
import { seesDelivery } from "../rules/delivery-access";
import { kindOfReason, type Stop } from "../rules/stop";

/** Why nothing is sent now; empty while email goes out. One statement, prepared: every page asks it. */
export async function listStops({ actor, db, now }: Context): Promise<Stop[]> {
  const [row] = await db
    .select({
      pausedAt: settings.sendingPausedAt,
      pausedBy: recruiters.name,
      pausedReason: settings.sendingPausedReason,
      stoppedAt: senderState.stoppedAt,
      blockedUntil: senderState.blockedUntil,
      answer: senderState.reason,
      pauses: sql<Paused[]>`(select coalesce(jsonb_agg(jsonb_build_object('scope', p.scope, 'cause', p.cause,
        'counted', p.counted, 'sent', p.sent, 'recruiterId', p.recruiter_id, 'whose', coalesce(t.name, r.name),
        'since', p.at) order by p.at), '[]')
        from outreach_pauses p left join templates t on t.id = p.template_id left join recruiters r on r.id = p.recruiter_id
        where p.resumed_at is null)`,
      lastSeen: sql`(select max(${workers.seenAt}) from ${workers})`.mapWith(workers.seenAt),
    })
    .from(settings)
    .leftJoin(recruiters, eq(recruiters.id, settings.sendingPausedBy))
    .leftJoin(senderState, eq(senderState.name, "resend"))
    .prepare("list_stops")
    .execute();
  if (!row) return [];
  const { pausedAt, stoppedAt, blockedUntil, answer, lastSeen } = row;
  const stops: Stop[] = [];
  if (pausedAt) stops.push({ kind: "paused", since: pausedAt, by: row.pausedBy, reason: row.pausedReason });
  if (stoppedAt) stops.push({ kind: kindOfReason(answer), since: stoppedAt, answer });
  // A block without a reason is the ordinary "slow down", which is over in seconds.
  else if (blockedUntil && blockedUntil > now && answer) stops.push({ kind: "quota", until: blockedUntil, answer });
  for (const { recruiterId, since, ...pause } of row.pauses)
    if (concerns(actor, pause.scope, recruiterId)) stops.push({ kind: "outreach", since: new Date(since), ...pause });
  if (!lastSeen || lastSeen.getTime() <= now.getTime() - workerSilenceMs) stops.push({ kind: "no_worker", lastSeen });
  return stops;
}

type Paused = Omit<Extract<Stop, { kind: "outreach" }>, "kind" | "since"> & {
  recruiterId: string | null;
  since: string;
};

/** Outreach of one recruiter is their own matter, and that of whoever looks after it. */
function concerns(actor: Context["actor"], scope: PauseScope, recruiterId: string | null) {
  if (scope !== "recruiter" || actor.kind !== "recruiter") return true;
  return actor.id === recruiterId || seesDelivery(actor.role);
}
