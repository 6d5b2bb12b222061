import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters, sessions } from "@/db/schema/recruiters";
import { requireSignedIn } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { passwordMatches } from "@/lib/password";
import { guess } from "./guess";

type Confirming = { sessionId: string; password: string };

/** Whoever is signed in proves by their password that it is still them; a viewer may too. */
export async function confirmIdentity(context: Context, { sessionId, password }: Confirming): Promise<void> {
  const { db } = context;
  const actor = requireSignedIn(context.actor);
  const right = await guess(
    context,
    // Whoever has taken over a session guesses at the pace of that session, and makes no other one wait.
    { what: "confirm", account: actor.id, address: "", deviceId: sessionId },
    async () => {
      const [own] = await db
        .select({ passwordHash: recruiters.passwordHash })
        .from(recruiters)
        .where(eq(recruiters.id, actor.id));
      return (await passwordMatches(own?.passwordHash, password)) ? true : null;
    },
  );
  if (!right) {
    await recordSecurityEvent(context, { kind: "sign_in_failed", code: "confirm", subjectId: actor.id });
    throw new Refusal("This is not your password.", "password");
  }
  await keepConfirmed(context, { sessionId, recruiterId: actor.id });
}

/** Keeps that whoever is signed in has just proved who they are. */
export async function keepConfirmed(
  { now, db }: Context,
  { sessionId, recruiterId }: { sessionId: string; recruiterId: string },
): Promise<void> {
  await db
    .update(sessions)
    .set({ confirmedAt: now })
    .where(and(eq(sessions.id, sessionId), eq(sessions.recruiterId, recruiterId), isNull(sessions.revokedAt)));
}
