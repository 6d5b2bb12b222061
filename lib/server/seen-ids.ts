import { z } from "zod";
import type { Context, Recruiter } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";

const id = z.uuid();

/** Every id in what a door was given, however deep. */
function idsIn(given: unknown): string[] {
  if (typeof given === "string") return id.safeParse(given).success ? [given] : [];
  if (typeof given !== "object" || given === null) return [];
  return Object.values(given).flatMap(idsIn);
}

/**
 * What belongs to a restricted position is not there for whoever may not see it, whatever verb or question names it.
 * Doors ask this before they do anything, so that no refusal of a rule tells more.
 */
export async function requireSeen(context: Context & { actor: Recruiter }, given: unknown): Promise<void> {
  await requireVisible(context, [...new Set(idsIn(given))]);
}
