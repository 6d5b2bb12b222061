import { eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { attempts } from "@/db/schema/recruiters";
import { forgottenHours, TooManyAttempts, waitSeconds, type Pace } from "@/features/recruiters/rules/attempts";

type Asked = Pick<Context, "now" | "db">;

/**
 * Counts one guess under each key as wrong before it is looked at, so that many at once cannot get past a wait; a right
 * one takes it back by returnAttempt(). Refuses with the longest wait where one of the keys has to wait, and then
 * counts nothing: whoever presses on makes no wait longer. Not to be called inside a transaction that is rolled back.
 */
export async function claimAttempt({ now, db }: Asked, keys: Record<string, Pace>): Promise<void> {
  await db.transaction(async (tx) => {
    // One after the other in their order, so that two guesses at once cannot lock each other out.
    for (const key of Object.keys(keys).toSorted()) {
      const [counted] = await tx
        .insert(attempts)
        .values({ key, failures: 1, lastAt: now })
        .onConflictDoUpdate({
          target: attempts.key,
          set: {
            failures: sql`case when ${attempts.lastAt} < ${longAgo(now)} then 1 else ${attempts.failures} + 1 end`,
            lastAt: now,
          },
          setWhere: or(isNull(attempts.waitsUntil), sql`${attempts.waitsUntil} <= ${now.toISOString()}::timestamptz`),
        })
        .returning({ failures: attempts.failures });
      if (!counted) throw await refusalOf({ now, db: tx }, Object.keys(keys));
      const waitsUntil = waitOf(keys, key, counted.failures, now);
      await tx.update(attempts).set({ waitsUntil }).where(eq(attempts.key, key));
    }
  });
}

/**
 * Takes a guess back that was right, or that was never looked at: all that was guessed wrong before under the keys of
 * `forget`, and this one guess under the others, which it shares with whoever else guesses there.
 */
export async function returnAttempt({ now, db }: Asked, { forget, others }: { forget: string[]; others: string[] }) {
  if (others.length > 0)
    await db
      .update(attempts)
      .set({
        failures: sql`greatest(${attempts.failures} - 1, 0)`,
        waitsUntil: sql`case when ${attempts.lastAt} = ${now.toISOString()}::timestamptz then null else ${attempts.waitsUntil} end`,
      })
      .where(inArray(attempts.key, others.toSorted()));
  if (forget.length > 0) await db.delete(attempts).where(inArray(attempts.key, forget));
}

async function refusalOf({ now, db }: Asked, keys: string[]) {
  const waiting = await db
    .select({ key: attempts.key, waitsUntil: attempts.waitsUntil })
    .from(attempts)
    .where(inArray(attempts.key, keys));
  const [longest] = waiting
    .map(({ key, waitsUntil }) => ({ key, seconds: ((waitsUntil?.getTime() ?? 0) - now.getTime()) / 1_000 }))
    .toSorted((one, other) => other.seconds - one.seconds);
  return new TooManyAttempts(longest?.seconds ?? 1, longest?.key ?? "");
}

function waitOf(keys: Record<string, Pace>, key: string, failures: number, now: Date): Date | null {
  const pace = keys[key];
  const seconds = pace ? waitSeconds(failures, pace) : 0;
  return seconds > 0 ? new Date(now.getTime() + seconds * 1_000) : null;
}

function longAgo(now: Date) {
  return sql`${new Date(now.getTime() - forgottenHours * 3_600_000).toISOString()}::timestamptz`;
}
