import { lt, or } from "drizzle-orm";
import type { Context } from "@/db/context";
import { sessions } from "@/db/schema/recruiters";
import { requireSystem } from "@/features/recruiters/rules/permission";

/** A session that is over is kept for as long as somebody may ask where and when they were signed in. */
const keptDays = 30;

/** Takes away sessions that expired or were ended long ago, with their devices. Returns how many. */
export async function deleteOldSessions({ actor, now, db }: Context): Promise<number> {
  requireSystem(actor);
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  const gone = await db
    .delete(sessions)
    .where(or(lt(sessions.expiresAt, before), lt(sessions.revokedAt, before)))
    .returning({ id: sessions.id });
  return gone.length;
}
