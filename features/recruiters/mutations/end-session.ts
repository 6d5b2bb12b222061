import { and, eq, isNull, ne } from "drizzle-orm";
import type { Context } from "@/db/context";
import { sessions } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSelfOrAdmin } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { NotFound } from "@/lib/errors";

/**
 * Ends one session: of another device of one's own, or the one that asks, which is `here`; an admin may end anybody's.
 * That somebody signs out where they are is no security event.
 */
export async function endSession(
  context: Context,
  { sessionId, here = false }: { sessionId: string; here?: boolean },
): Promise<void> {
  const { actor, now } = context;
  await runOperation(context, { verb: "endSession" }, async (inside) => {
    const { db: tx } = inside;
    const [session] = await tx.select().from(sessions).where(eq(sessions.id, sessionId)).for("update");
    if (!session) throw new NotFound("session");
    if (actor.kind === "recruiter" && session.recruiterId !== actor.id && actor.role !== "admin")
      throw new NotFound("session");
    if (session.revokedAt) return;
    await tx.update(sessions).set({ revokedAt: now }).where(eq(sessions.id, sessionId));
    await recordAudit(inside, { noun: "sessions", subjectId: sessionId, fields: ["revokedAt"] });
    if (!here)
      await recordSecurityEvent(inside, { kind: "session_ended", code: "session", subjectId: session.recruiterId });
  });
}

/** Ends every session of a recruiter, but for the one they keep. Their own, or by an admin. Returns how many. */
export async function revokeSessions(
  context: Context,
  { recruiterId, keep }: { recruiterId: string; keep?: string },
): Promise<number> {
  const { actor, now } = context;
  requireSelfOrAdmin(actor, recruiterId);
  return runOperation(context, { verb: "revokeSessions" }, async (inside) => {
    const { db: tx } = inside;
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(
        and(
          eq(sessions.recruiterId, recruiterId),
          isNull(sessions.revokedAt),
          keep ? ne(sessions.id, keep) : undefined,
        ),
      )
      .returning({ id: sessions.id });
    await recordAudit(
      inside,
      ...ended.map(({ id }) => ({ noun: "sessions" as const, subjectId: id, fields: ["revokedAt"] })),
    );
    if (ended.length > 0)
      await recordSecurityEvent(inside, {
        kind: "session_ended",
        code: "session",
        subjectId: recruiterId,
        times: ended.length,
      });
    return ended.length;
  });
}
