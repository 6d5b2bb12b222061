import type { Context } from "@/db/context";
import { resetRequests } from "@/db/schema/recruiter-links";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWayIn } from "@/features/recruiters/queries";
import { paces } from "@/features/recruiters/rules/attempts";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { networkOf } from "@/lib/network";
import { wake } from "@/lib/queue";
import { claimAttempt } from "./claim-attempt";
import { enter } from "./enter";
import { takeLink } from "./recruiter-links";
import type { SignedIn } from "./sign-in";
import type { Browser } from "./start-session";

/**
 * Takes down that somebody asked for a link that signs in, and looks nothing up: the answer and its time are the same for
 * an address that nobody signs in with. A worker does the rest.
 */
export async function askForLink(context: Context, { email, address }: { email: string; address: string }) {
  requireSystem(context.actor);
  await requireWayIn(context, "link");
  const { db, now } = context;
  await claimAttempt(context, { [`link:network:${networkOf(address)}`]: paces.network });
  await db.insert(resetRequests).values({ address: email, kind: "sign_in", askedAt: now });
  await wake(db, "answer-resets");
}

/** Signs in by the link of an email, once; a second step is asked for as after a password. */
export async function signInByLink(
  context: Context,
  { token, ...browser }: Browser & { token: string },
): Promise<SignedIn> {
  requireSystem(context.actor);
  await requireWayIn(context, "link");
  return runOperation(context, { verb: "signIn" }, async (inside): Promise<SignedIn> => {
    const { recruiterId } = await takeLink(inside, { kind: "sign_in", token });
    return enter(inside, { ...browser, recruiterId, way: "link" });
  });
}
