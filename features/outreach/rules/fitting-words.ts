import type { Purpose } from "@/db/vocabulary/purposes";
import { effectivePurpose } from "./verdict";
import type { Recipient } from "./recipient";

/** Which words are true for a reader, and why they are not those of the others. */
export type Fit = { words: "chosen" | "position" | "none"; why: string | null };

/**
 * "Back open, that we spoke about" is true for people who were submitted to or interviewed for the position. Others get
 * the words about a position that fits; whoever is active on it gets neither (docs/rules-of-contact.md, rule 5).
 */
export function fittingWords(purpose: Purpose, who: Recipient): Fit {
  if (purpose !== "back_open" && purpose !== "position") return { words: "chosen", why: null };
  if (who.candidacy?.active) return { words: "none", why: "in process for this position" };
  if (effectivePurpose(purpose, who) === purpose) return { words: "chosen", why: null };
  return { words: "position", why: "never submitted to or interviewed for this position" };
}

/** Said beside an email whose words are not those of the others; null where they are. */
export function otherWords({ words, why }: Fit): string | null {
  return words === "position" ? `as outreach about a position: ${why}` : null;
}
