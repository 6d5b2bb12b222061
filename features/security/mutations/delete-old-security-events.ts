import { lt, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { attempts, knownDevices, rateLimits } from "@/db/schema/recruiters";
import { usedChallenges } from "@/db/schema/ways-in";

/** Wrong guesses are forgotten after a day. */
const attemptDays = 1;

/** A browser keeps the cookie that names a device for 400 days at most. */
const deviceDays = 400;

/**
 * Takes away security events of more than half a year ago, which the database alone decides, wrong guesses that are long
 * over, and devices that nobody signed in with for more than a year. Returns how many.
 */
export async function deleteOldSecurityEvents({ now, db }: Context): Promise<number> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const [events] = await db.execute<{ gone: number }>(sql`select delete_old_security_events()::int as gone`);
  const guesses = await db
    .delete(attempts)
    .where(lt(attempts.lastAt, ago(attemptDays)))
    .returning({ key: attempts.key });
  const devices = await db
    .delete(knownDevices)
    .where(lt(knownDevices.lastSeenAt, ago(deviceDays)))
    .returning({ id: knownDevices.id });
  await db.delete(usedChallenges).where(lt(usedChallenges.endsAt, now));
  // Left by a release that counted in windows.
  await db.delete(rateLimits).where(lt(rateLimits.windowStartsAt, ago(attemptDays)));
  return (events?.gone ?? 0) + guesses.length + devices.length;
}
