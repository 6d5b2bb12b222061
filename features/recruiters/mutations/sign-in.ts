import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { knownDevices, recruiters, secondSteps, signInSettings } from "@/db/schema/recruiters";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { oneTimeOver } from "@/features/recruiters/rules/one-time-password";
import { requireWayIn } from "@/features/recruiters/queries";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { nextStep, type NextStep } from "@/features/recruiters/rules/second-step";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { passwordMatches } from "@/lib/password";
import { guess } from "./guess";
import { type Browser, hashOfDevice, startSession, type StartedSession } from "./start-session";

type Attempt = Browser & {
  email: string;
  password: string;
  address: string;
};

// The same for a wrong password, an unknown address and a closed account: the answer tells nobody who works here.
const refused = "This email and password do not match.";

/** Somebody is in, or has to take another step first. */
export type SignedIn = StartedSession | { step: Exclude<NextStep, "none">; recruiterId: string };

/**
 * Checks a password and starts a session: one row, whose id the cookie carries. Whoever has a second step, or must have
 * one, is not in yet.
 */
export async function signIn(context: Context, attempt: Attempt): Promise<SignedIn> {
  requireSystem(context.actor);
  const { email, password, address, device = null } = attempt;
  const account = await findAccount(context, email, device);
  const right = await guess(
    context,
    { what: "sign-in", account: email, address, deviceId: account?.deviceId ?? null },
    async () => ((await passwordMatches(account?.passwordHash, password)) && account ? account : null),
  );
  if (!right) {
    await recordSecurityEvent(context, { kind: "sign_in_failed", code: "sign-in", subjectId: account?.id });
    throw new Refusal(refused);
  }
  if (right.passwordExpiresAt && right.passwordExpiresAt <= context.now) throw new Refusal(oneTimeOver);
  if (!right.waysIn.includes("password")) await requireWayIn(context, "password");
  const step = nextStep(right.hasSecondStep, right.role, right.secondStepRoles);
  if (step !== "none") return { step, recruiterId: right.id };
  return runOperation(context, { verb: "signIn" }, async (inside) =>
    startSession(inside, { ...attempt, recruiterId: right.id, way: "sign-in" }),
  );
}

/** The open account with this address, and the device that asks where it was signed in with before. */
async function findAccount({ db }: Context, email: string, device: string | null) {
  const [found] = await db
    .select({
      id: recruiters.id,
      passwordHash: recruiters.passwordHash,
      passwordExpiresAt: recruiters.passwordExpiresAt,
      deviceId: knownDevices.id,
      role: recruiters.role,
      hasSecondStep: sql<boolean>`${secondSteps.confirmedAt} is not null`,
      secondStepRoles: signInSettings.secondStepRoles,
      waysIn: signInSettings.waysIn,
    })
    .from(recruiters)
    .innerJoin(signInSettings, sql`true`)
    .leftJoin(secondSteps, eq(secondSteps.recruiterId, recruiters.id))
    .leftJoin(
      knownDevices,
      and(eq(knownDevices.recruiterId, recruiters.id), eq(knownDevices.tokenHash, hashOfDevice(device ?? ""))),
    )
    .where(and(eq(recruiters.email, email), isNull(recruiters.deactivatedAt)));
  return found;
}
