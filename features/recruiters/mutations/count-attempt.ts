import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { rateLimits } from "@/db/schema/recruiters";
import { TooManyAttempts, waitMinutes, type Limit } from "@/features/recruiters/rules/attempts";

/**
 * Counts one attempt under each key, in one statement, and refuses with the wait once any of them is over its limit.
 * Not to be called inside a transaction: the refusal would take the count back.
 */
export async function countAttempt({ now, db }: Pick<Context, "now" | "db">, limits: Record<string, Limit>) {
  // In key order, so that two attempts at once cannot lock each other out.
  const keys = Object.keys(limits).toSorted();
  const windows = sql.join(
    keys.map(
      (key) => sql`(${key}, ${new Date(now.getTime() - minutesOf(limits, key) * 60_000).toISOString()}::timestamptz)`,
    ),
    sql`, `,
  );
  const over = sql`(select w.since from (values ${windows}) as w (key, since) where w.key = ${rateLimits.key}) >= ${rateLimits.windowStartsAt}`;
  const counted = await db
    .insert(rateLimits)
    .values(keys.map((key) => ({ key, windowStartsAt: now, hits: 1 })))
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        hits: sql`case when ${over} then 1 else ${rateLimits.hits} + 1 end`,
        windowStartsAt: sql`case when ${over} then excluded.window_starts_at else ${rateLimits.windowStartsAt} end`,
      },
    })
    .returning();
  const waits = counted.flatMap(({ key, hits, windowStartsAt }) => {
    const limit = limits[key];
    return limit && hits > limit.hits ? [{ key, minutes: waitMinutes(windowStartsAt, limit, now) }] : [];
  });
  const [longest] = waits.toSorted((one, other) => other.minutes - one.minutes);
  if (longest) throw new TooManyAttempts(longest.minutes, longest.key);
}

function minutesOf(limits: Record<string, Limit>, key: string) {
  return limits[key]?.minutes ?? 0;
}
