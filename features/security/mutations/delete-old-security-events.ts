import { lt, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { rateLimits } from "@/db/schema/recruiters";

/** Longer than the window of any limit. */
const countedAttemptsHours = 24;

/**
 * Takes away security events of more than half a year ago, which the database alone decides, and counts of attempts
 * whose window is long over. Returns how many.
 */
export async function deleteOldSecurityEvents({ now, db }: Context): Promise<number> {
  const [events] = await db.execute<{ gone: number }>(sql`select delete_old_security_events()::int as gone`);
  const windows = await db
    .delete(rateLimits)
    .where(lt(rateLimits.windowStartsAt, new Date(now.getTime() - countedAttemptsHours * 3_600_000)))
    .returning({ key: rateLimits.key });
  return (events?.gone ?? 0) + windows.length;
}
