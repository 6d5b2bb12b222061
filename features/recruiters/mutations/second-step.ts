import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { generateSecret, generateURI, verifySync } from "otplib";
import type { Context, OperationContext } from "@/db/context";
import { recoveryCodes, recruiters, secondSteps, signInSettings } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { byOf, requireSelfOrAdmin } from "@/features/recruiters/rules/permission";
import { isAppCode, plainCode, recoveryCodeCount } from "@/features/recruiters/rules/second-step";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";
import { tokenHash } from "@/lib/link-token";
import { onePassword } from "@/lib/password";
import { openText, sealText } from "@/lib/sealed-text";
import { guess } from "./guess";

type Own = { recruiterId: string };

/** `epoch` is the true time in seconds, by which the phone of a recruiter makes codes, whatever clock Callback goes by. */
type Coded = Own & { code: string; epoch: number };

const alreadyOn = (at: Date, now: Date) => `Two-step sign-in was turned on for this account ${ago(at, now)}.`;
const wrongCode = "This code is not right. Use the newest one, and check that your phone sets its time automatically.";

/** What an app needs to make codes. Asked for again before the first right code, it is the same. */
export async function beginSecondStep(
  context: Context,
  { recruiterId }: Own,
): Promise<{ secret: string; uri: string }> {
  requireSelfOrAdmin(context.actor, recruiterId);
  const [owner] = await context.db
    .select({ email: recruiters.email })
    .from(recruiters)
    .where(and(eq(recruiters.id, recruiterId), isNull(recruiters.deactivatedAt)));
  if (!owner) throw new Refusal("This account is closed. Ask an admin of your company.");
  const made = generateSecret();
  const sealedSecret = sealText(made, { secrets: env().AUTH_SECRET, about: aboutOf(recruiterId) });
  await context.db
    .insert(secondSteps)
    .values({ recruiterId, sealedSecret, createdAt: context.now })
    .onConflictDoNothing();
  const kept = await findSecondStep(context, recruiterId);
  if (kept?.confirmedAt) throw new Refusal(alreadyOn(kept.confirmedAt, context.now));
  const secret = kept?.secret ?? made;
  return { secret, uri: generateURI({ issuer: "Callback", label: owner.email, secret }) };
}

/** Turns the second step on with its first right code, and returns the recovery codes, which are shown once. */
export async function confirmSecondStep(context: Context, { recruiterId, code, epoch }: Coded): Promise<string[]> {
  requireSelfOrAdmin(context.actor, recruiterId);
  const kept = await findSecondStep(context, recruiterId);
  if (!kept) throw new Refusal("Start again: this set-up is no longer there.");
  if (kept.confirmedAt) throw new Refusal(alreadyOn(kept.confirmedAt, context.now));
  const step = await guess(
    context,
    { what: "code", account: recruiterId, address: "", deviceId: recruiterId },
    async () => stepOf(kept.secret, code, epoch),
  );
  if (step === null) throw new Refusal(wrongCode, "code");
  return runOperation(context, { verb: "confirmSecondStep" }, async (inside) => {
    const [turnedOn] = await inside.db
      .update(secondSteps)
      .set({ confirmedAt: inside.now, lastStep: step })
      .where(and(eq(secondSteps.recruiterId, recruiterId), isNull(secondSteps.confirmedAt)))
      .returning({ id: secondSteps.recruiterId });
    if (!turnedOn) throw new Refusal(alreadyOn(inside.now, inside.now));
    await recordAudit(inside, { noun: "second_steps", subjectId: recruiterId, fields: ["confirmedAt"] });
    await recordSecurityEvent(inside, { kind: "second_step_on", code: "second-step", subjectId: recruiterId });
    return writeRecoveryCodes(inside, recruiterId);
  });
}

/** New recovery codes; the ones before them are worth nothing any more. */
export async function renewRecoveryCodes(context: Context, { recruiterId }: Own): Promise<string[]> {
  requireSelfOrAdmin(context.actor, recruiterId);
  return runOperation(context, { verb: "renewRecoveryCodes" }, async (inside) => {
    const [on] = await inside.db
      .select({ confirmedAt: secondSteps.confirmedAt })
      .from(secondSteps)
      .where(eq(secondSteps.recruiterId, recruiterId))
      .for("update");
    if (!on?.confirmedAt) throw new Refusal("Two-step sign-in is not on for this account.");
    await inside.db.delete(recoveryCodes).where(eq(recoveryCodes.recruiterId, recruiterId));
    await recordAudit(inside, { noun: "second_steps", subjectId: recruiterId, fields: ["recoveryCodes"] });
    return writeRecoveryCodes(inside, recruiterId);
  });
}

/** Turns it off: their own, unless their role needs it; an admin does it for whoever lost phone and codes. */
export async function removeSecondStep(context: Context, { recruiterId }: Own): Promise<void> {
  requireSelfOrAdmin(context.actor, recruiterId);
  await runOperation(context, { verb: "removeSecondStep" }, async (inside) => {
    const [owner] = await inside.db
      .select({ required: sql<boolean>`${recruiters.role} = any(${signInSettings.secondStepRoles})` })
      .from(recruiters)
      .innerJoin(signInSettings, sql`true`)
      .where(eq(recruiters.id, recruiterId));
    if (owner?.required && byOf(inside.actor) === recruiterId)
      throw new Refusal("Your company requires two-step sign-in for your role.");
    const [gone] = await inside.db
      .delete(secondSteps)
      .where(eq(secondSteps.recruiterId, recruiterId))
      .returning({ confirmedAt: secondSteps.confirmedAt });
    if (!gone?.confirmedAt) return;
    await recordAudit(inside, { noun: "second_steps", subjectId: recruiterId, fields: ["confirmedAt"] });
    await recordSecurityEvent(inside, { kind: "second_step_off", code: "second-step", subjectId: recruiterId });
  });
}

/**
 * Takes a code of the app or a recovery code, each of them once: the row settles a race of two with the same. False where
 * it is wrong or was taken before.
 */
export async function takeCode(inside: Context, { recruiterId, code, epoch }: Coded): Promise<boolean> {
  const { db, now } = inside;
  if (isAppCode(plainCode(code))) {
    const kept = await findSecondStep(inside, recruiterId);
    const step = kept?.confirmedAt ? stepOf(kept.secret, code, epoch) : null;
    if (step === null) return false;
    const taken = await db
      .update(secondSteps)
      .set({ lastStep: step })
      .where(and(eq(secondSteps.recruiterId, recruiterId), lt(secondSteps.lastStep, step)))
      .returning({ id: secondSteps.recruiterId });
    return taken.length > 0;
  }
  const used = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.recruiterId, recruiterId),
        eq(recoveryCodes.codeHash, tokenHash(plainCode(code))),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  if (used.length > 0)
    await recordSecurityEvent(inside, { kind: "recovery_code_used", code: "code", subjectId: recruiterId });
  return used.length > 0;
}

async function writeRecoveryCodes({ db }: OperationContext, recruiterId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => onePassword());
  await db.insert(recoveryCodes).values(codes.map((code) => ({ recruiterId, codeHash: tokenHash(plainCode(code)) })));
  return codes;
}

async function findSecondStep({ db }: Context, recruiterId: string) {
  const [row] = await db.select().from(secondSteps).where(eq(secondSteps.recruiterId, recruiterId));
  const secret = row && openText(row.sealedSecret, { secrets: env().AUTH_SECRET, about: aboutOf(recruiterId) });
  return row && secret ? { ...row, secret } : null;
}

/** The half minute that a right code is of, one before and after the present one included; null for a wrong code. */
function stepOf(secret: string, typed: string, epoch: number): number | null {
  const token = plainCode(typed);
  if (!isAppCode(token)) return null;
  const result = verifySync({ secret, token, epoch, epochTolerance: 30 });
  return result.valid ? Math.floor(epoch / 30) + result.delta : null;
}

const aboutOf = (recruiterId: string) => `second_steps:${recruiterId}`;
