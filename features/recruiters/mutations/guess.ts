import { and, eq, gte } from "drizzle-orm";
import type { Context } from "@/db/context";
import { attempts } from "@/db/schema/recruiters";
import { attackedAfter, forgottenHours, paces, TooManyAttempts, type Pace } from "@/features/recruiters/rules/attempts";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { lane, LaneFull } from "@/lib/lane";
import { networkOf } from "@/lib/network";
import { claimAttempt, returnAttempt } from "./claim-attempt";

export type Guess = {
  /** What is guessed: a password, a code. */
  what: string;
  /** Whose: the address that was typed, or the id of a recruiter. */
  account: string;
  address: string;
  /** The row of the device, where this account was signed in to with it before. */
  deviceId: string | null;
};

/** What strangers make this process compute leaves two of the four threads that hash to those who are known. */
const strangers = lane({
  atOnce: 2,
  waiting: 40,
  full: "Many people are signing in right now. Try again in 10 seconds.",
});

/**
 * Looks at something that could be guessed, at the pace of whoever guesses: null is a wrong guess, anything else a right
 * one. A device that is known has its own pace, whatever strangers do; they have one for each account and network, and
 * one for their network over all accounts.
 */
export async function guess<T>(context: Context, asked: Guess, look: () => Promise<T | null>): Promise<T | null> {
  const keys = await keysOf(context, asked);
  try {
    await claimAttempt(context, keys.all);
  } catch (error) {
    if (error instanceof TooManyAttempts)
      await recordSecurityEvent(context, { kind: "sign_in_throttled", code: error.over });
    throw error;
  }
  try {
    const found = await (asked.deviceId ? look() : strangers(look));
    if (found !== null) await returnAttempt(context, keys);
    return found;
  } catch (error) {
    if (error instanceof LaneFull) await returnAttempt(context, { forget: [], others: Object.keys(keys.all) });
    throw error;
  }
}

async function keysOf(context: Context, { what, account, address, deviceId }: Guess) {
  if (deviceId) {
    const own = `${what}:device:${deviceId}`;
    return { all: { [own]: paces.device } as Record<string, Pace>, forget: [own], others: [] };
  }
  const network = networkOf(address);
  const whole = `${what}:account:${account}`;
  const own = `${what}:stranger:${account}:${network}`;
  const shared = `sign-in:network:${network}`;
  const all: Record<string, Pace> = {
    [whole]: what === "code" ? paces.code : paces.account,
    [own]: (await isAttacked(context, whole)) ? paces.attacked : paces.stranger,
    [shared]: paces.network,
  };
  // A code that is right ends what was guessed at it.
  if (what === "code") return { all, forget: [own, whole], others: [shared] };
  return { all, forget: [own], others: [whole, shared] };
}

async function isAttacked({ now, db }: Context, key: string): Promise<boolean> {
  const since = new Date(now.getTime() - forgottenHours * 3_600_000);
  const [counted] = await db
    .select({ failures: attempts.failures })
    .from(attempts)
    .where(and(eq(attempts.key, key), gte(attempts.lastAt, since)));
  return (counted?.failures ?? 0) >= attackedAfter;
}
