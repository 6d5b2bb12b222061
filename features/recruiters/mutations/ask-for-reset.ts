import type { Context } from "@/db/context";
import { resetRequests } from "@/db/schema/recruiter-links";
import { paces } from "@/features/recruiters/rules/attempts";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { networkOf } from "@/lib/network";
import { wake } from "@/lib/queue";
import { claimAttempt } from "./claim-attempt";

/**
 * Takes down that somebody asked for a new password, and looks nothing up: the same statements for an address that
 * somebody signs in with and for one that nobody does. A worker does the rest.
 */
export async function askForReset(
  context: Context,
  { email, address }: { email: string; address: string },
): Promise<void> {
  requireSystem(context.actor);
  const { db, now } = context;
  await claimAttempt(context, { [`reset:network:${networkOf(address)}`]: paces.network });
  await db.insert(resetRequests).values({ address: email, askedAt: now });
  await wake(db, "answer-resets");
}
