import { and, eq, isNotNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { requireSignedIn } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { passwordMatches } from "@/lib/password";
import { revokeSessions } from "./end-session";
import { hashNewPassword } from "./hash-new-password";
import { tellPasswordChanged } from "./tell-password-changed";

/** Puts a password of their own in the place of the one they were given, right after they have signed in with that. */
export async function replaceOneTimePassword(
  context: Context,
  { next, keep }: { next: string; keep: string },
): Promise<void> {
  const { db } = context;
  const actor = requireSignedIn(context.actor);
  const isOneTime = and(eq(recruiters.id, actor.id), isNotNull(recruiters.passwordExpiresAt));
  const [given] = await db
    .select({ passwordHash: recruiters.passwordHash, email: recruiters.email })
    .from(recruiters)
    .where(isOneTime);
  if (!given) throw new Refusal(chosenAlready);
  if (await passwordMatches(given.passwordHash, next))
    throw new Refusal("Choose another one: the password you were given was seen by someone else.", "password");
  const passwordHash = await hashNewPassword(context, { password: next, name: actor.name, email: given.email });
  await runOperation(context, { verb: "replaceOneTimePassword" }, async (inside) => {
    const [replaced] = await inside.db
      .update(recruiters)
      .set({ passwordHash, passwordExpiresAt: null })
      .where(isOneTime)
      .returning({ id: recruiters.id });
    if (!replaced) throw new Refusal(chosenAlready);
    await revokeSessions(inside, { recruiterId: actor.id, keep });
    await recordAudit(inside, { noun: "recruiters", subjectId: actor.id, fields: ["passwordHash"] });
    await recordSecurityEvent(inside, { kind: "password_changed", code: "one-time", subjectId: actor.id });
    await tellPasswordChanged(inside, actor.id);
  });
}

const chosenAlready = "A password of your own was chosen a moment ago. Sign in with it.";
