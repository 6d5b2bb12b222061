import { Refusal } from "@/lib/errors";

/** So many wrong guesses are free; from then on the wait doubles with each one, from `first` seconds to `most`. */
export type Pace = { free: number; first: number; most: number };

/**
 * How fast somebody may guess. The waits grow and never close an account: whoever guesses waits, not the one whose
 * account it is. `attacked` is for networks that were never signed in from while many others guess at the same account,
 * so that a thousand networks have a thousand guesses and not five thousand; it still lets a right first one in.
 */
export const paces = {
  device: { free: 5, first: 5, most: 900 },
  stranger: { free: 5, first: 5, most: 900 },
  attacked: { free: 1, first: 60, most: 900 },
  network: { free: 30, first: 2, most: 900 },
  /**
   * For a code of six digits, over all networks: whoever guesses at it knows the password, so nobody else is kept out.
   */
  code: { free: 10, first: 30, most: 3_600 },
  account: { free: Number.MAX_SAFE_INTEGER, first: 0, most: 0 },
} satisfies Record<string, Pace>;

/** So many wrong guesses by strangers within `forgottenHours` of each other, and an account is attacked. */
export const attackedAfter = 50;

/** Wrong guesses are forgotten once there was none for so long. */
export const forgottenHours = 24;

/** Somebody guessed too fast. `over` is what was tried: the kind of key, without the account or network in it. */
export class TooManyAttempts extends Refusal {
  readonly over: string;

  constructor(seconds: number, key: string) {
    super(waitSentence(seconds));
    this.over = key.split(":").slice(0, 2).join("_");
  }
}

/** The wait after so many wrong guesses, in seconds. */
export function waitSeconds(failures: number, { free, first, most }: Pace): number {
  if (failures < free) return 0;
  return Math.min(most, first * 2 ** Math.min(failures - free, 30));
}

export function waitSentence(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole <= 90) return `Too many attempts. Try again in ${whole === 1 ? "a second" : `${whole} seconds`}.`;
  return `Too many attempts. Try again in ${Math.ceil(whole / 60)} minutes.`;
}
