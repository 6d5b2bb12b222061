import type { ContactLight } from "@/db/vocabulary/suppressions";

export type LightFacts = {
  doNotContactAt: Date | null;
  optedOutAt: Date | null;
  reachable: boolean;
  inProcessUntil: Date | null;
  restingSince: Date | null;
  /** End of the last slot, and of a pause: no counted email before. */
  emailFrom: Date | null;
  pausedUntil: Date | null;
};

/**
 * The contact light, the same on card, row and profile (docs/vocabulary.md). contactLightSql() says the same in SQL;
 * a test compares the two.
 */
export function contactLight(facts: LightFacts, now: Date): ContactLight {
  if (facts.doNotContactAt || facts.optedOutAt || !facts.reachable) return "red";
  if (facts.inProcessUntil && facts.inProcessUntil > now) return "in_process";
  if (facts.restingSince) return "gray";
  const from = emailAllowedFrom(facts);
  return from && from > now ? "amber" : "green";
}

/** The later of slot and pause, or null where neither was ever set. */
export function emailAllowedFrom({
  emailFrom,
  pausedUntil,
}: Pick<LightFacts, "emailFrom" | "pausedUntil">): Date | null {
  if (!emailFrom || !pausedUntil) return emailFrom ?? pausedUntil;
  return emailFrom > pausedUntil ? emailFrom : pausedUntil;
}
