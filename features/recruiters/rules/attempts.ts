import { Refusal } from "@/lib/errors";

export type Limit = { hits: number; minutes: number };

/** How often somebody may try to sign in: for one account, and from one network address over all accounts. */
export const signInLimits = {
  account: { hits: 8, minutes: 15 },
  address: { hits: 60, minutes: 15 },
} satisfies Record<string, Limit>;

/** Somebody tried too often. `over` is what was tried: the key of the limit without the account or address in it. */
export class TooManyAttempts extends Refusal {
  readonly over: string;

  constructor(minutes: number, key: string) {
    super(waitSentence(minutes));
    this.over = key.split(":").slice(0, 2).join("_");
  }
}

/** Minutes until the window ends, at least one: what the sentence says to wait. */
export function waitMinutes(windowStartsAt: Date, { minutes }: Limit, now: Date): number {
  return Math.max(1, Math.ceil((windowStartsAt.getTime() + minutes * 60_000 - now.getTime()) / 60_000));
}

export function waitSentence(minutes: number): string {
  return `Too many attempts. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
}
