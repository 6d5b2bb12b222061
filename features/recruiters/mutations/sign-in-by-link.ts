import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { resetRequests } from "@/db/schema/recruiter-links";
import { recruiters, secondSteps, signInSettings } from "@/db/schema/recruiters";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWayIn } from "@/features/recruiters/queries";
import { paces } from "@/features/recruiters/rules/attempts";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { nextStep } from "@/features/recruiters/rules/second-step";
import { networkOf } from "@/lib/network";
import { wake } from "@/lib/queue";
import { claimAttempt } from "./claim-attempt";
import { takeLink } from "./recruiter-links";
import type { SignedIn } from "./sign-in";
import { type Browser, startSession } from "./start-session";

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
    const [account] = await inside.db
      .select({
        role: recruiters.role,
        hasSecondStep: sql<boolean>`${secondSteps.confirmedAt} is not null`,
        secondStepRoles: signInSettings.secondStepRoles,
      })
      .from(recruiters)
      .innerJoin(signInSettings, sql`true`)
      .leftJoin(secondSteps, eq(secondSteps.recruiterId, recruiters.id))
      .where(eq(recruiters.id, recruiterId));
    if (!account) throw new Error("A link names nobody.");
    const step = nextStep(account.hasSecondStep, account.role, account.secondStepRoles);
    if (step !== "none") return { step, recruiterId };
    return startSession(inside, { ...browser, recruiterId });
  });
}
