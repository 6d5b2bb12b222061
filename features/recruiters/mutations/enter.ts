import { eq, sql } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { recruiters, secondSteps, signInSettings } from "@/db/schema/recruiters";
import { nextStep } from "@/features/recruiters/rules/second-step";
import type { SignedIn } from "./sign-in";
import { type Browser, startSession, type WayUsed } from "./start-session";

/** Lets in who has proved who they are in one way: at once, or after the second step where there is one. */
export async function enter(
  inside: OperationContext,
  { recruiterId, way, ...browser }: Browser & { recruiterId: string; way: WayUsed },
): Promise<SignedIn> {
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
  if (!account) throw new Error("Nobody has this id.");
  const step = nextStep(account.hasSecondStep, account.role, account.secondStepRoles);
  if (step !== "none") return { step, recruiterId };
  return startSession(inside, { ...browser, recruiterId, way });
}
