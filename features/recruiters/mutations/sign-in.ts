import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { rateLimits, recruiters, sessions } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { signInLimits, TooManyAttempts } from "@/features/recruiters/rules/attempts";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { passwordMatches } from "@/lib/password";
import { sessionDays } from "@/lib/session-cookie";
import { cutText } from "@/lib/text";
import { countAttempt } from "./count-attempt";

type Attempt = {
  email: string;
  password: string;
  address: string;
  /** What a security event may keep of the address. */
  source?: string | null;
  userAgent: string | null;
};

// The same for a wrong password, an unknown address and a closed account: the answer tells nobody who works here.
const refused = "This email and password do not match.";

/** Checks a password and starts a session: one row, whose id the cookie carries. */
export async function signIn(context: Context, { email, password, address, source, userAgent }: Attempt) {
  requireSystem(context.actor);
  const accountKey = `sign-in:account:${email}`;
  try {
    await countAttempt(context, {
      [accountKey]: signInLimits.account,
      [`sign-in:address:${address}`]: signInLimits.address,
    });
  } catch (error) {
    if (error instanceof TooManyAttempts)
      await recordSecurityEvent(context, { kind: "sign_in_throttled", code: error.over, source });
    throw error;
  }
  const [found] = await context.db
    .select({ id: recruiters.id, passwordHash: recruiters.passwordHash })
    .from(recruiters)
    .where(and(eq(recruiters.email, email), isNull(recruiters.deactivatedAt)));
  const matches = await passwordMatches(found?.passwordHash, password);
  if (!found || !matches) {
    await recordSecurityEvent(context, { kind: "sign_in_failed", code: "sign-in", subjectId: found?.id, source });
    throw new Refusal(refused);
  }

  return runOperation(context, { verb: "signIn" }, async (inside) => {
    await inside.db.delete(rateLimits).where(eq(rateLimits.key, accountKey));
    return startSession(inside, { recruiterId: found.id, userAgent });
  });
}

/** A session for a recruiter who has proved who they are. Refused once the account is closed. */
export async function startSession(
  context: Context,
  { recruiterId, userAgent }: { recruiterId: string; userAgent: string | null },
): Promise<{ sessionId: string; recruiterId: string }> {
  requireSystem(context.actor);
  return runOperation(context, { verb: "startSession" }, async (inside) => {
    const { now, db } = inside;
    const [open] = await db
      .select({ id: recruiters.id })
      .from(recruiters)
      .where(and(eq(recruiters.id, recruiterId), isNull(recruiters.deactivatedAt)))
      .for("share");
    if (!open) throw new Refusal(refused);
    const [session] = await db
      .insert(sessions)
      .values({
        recruiterId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + sessionDays.most * 86_400_000),
        userAgent: userAgent && cutText(userAgent, 300),
      })
      .returning({ sessionId: sessions.id });
    if (!session) throw new Error("The session row was not written.");
    await recordAudit(inside, { noun: "sessions", subjectId: session.sessionId, fields: ["recruiterId"] });
    return { ...session, recruiterId };
  });
}
