import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { senderState, workers } from "@/db/schema/inbound";
import { recruiters } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import { workerSilenceMs } from "@/db/workers";
import { kindOfReason, type Stop } from "../rules/stop";

/** Why nothing is sent now; empty while email goes out. One statement, prepared: every page asks it. */
export async function listStops({ db, now }: Context): Promise<Stop[]> {
  const [row] = await db
    .select({
      pausedAt: settings.sendingPausedAt,
      pausedBy: recruiters.name,
      pausedReason: settings.sendingPausedReason,
      stoppedAt: senderState.stoppedAt,
      blockedUntil: senderState.blockedUntil,
      answer: senderState.reason,
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
  if (!lastSeen || lastSeen.getTime() <= now.getTime() - workerSilenceMs) stops.push({ kind: "no_worker", lastSeen });
  return stops;
}
