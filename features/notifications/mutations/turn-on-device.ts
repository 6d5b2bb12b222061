import { and, eq, gt, isNull, ne, or } from "drizzle-orm";
import type { Context } from "@/db/context";
import { notifiedDevices } from "@/db/schema/notifications";
import { sessions } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { isPushService } from "@/lib/web-push";
import type { DeviceInput } from "../inputs";

/**
 * Turns notifications on in the browser of this session. A browser has one set: where somebody else was signed in there
 * before, theirs end.
 */
export async function turnOnDevice(context: Context, { sessionId, ...device }: DeviceInput & { sessionId: string }) {
  const { id: recruiterId } = requireRecruiter(context.actor);
  if (!isPushService(device.endpoint))
    throw new Refusal("Callback does not know the push service of this browser, so it cannot send notifications here.");
  await runOperation(context, { verb: "turnOnDevice" }, async (inside) => {
    const { db, now } = inside;
    const [session] = await db
      .select({ id: sessions.id })
      .from(sessions)
      .where(
        and(
          eq(sessions.id, sessionId),
          eq(sessions.recruiterId, recruiterId),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, now),
        ),
      )
      .for("share");
    if (!session) throw new NotFound("session");
    await db
      .delete(notifiedDevices)
      .where(
        or(
          and(eq(notifiedDevices.sessionId, sessionId), ne(notifiedDevices.endpoint, device.endpoint)),
          and(eq(notifiedDevices.endpoint, device.endpoint), ne(notifiedDevices.recruiterId, recruiterId)),
        ),
      );
    await db
      .insert(notifiedDevices)
      .values({ ...device, recruiterId, sessionId, createdAt: now })
      .onConflictDoUpdate({
        target: notifiedDevices.endpoint,
        set: { recruiterId, sessionId, p256dh: device.p256dh, auth: device.auth },
      });
    await recordAudit(inside, { noun: "sessions", subjectId: sessionId, fields: ["notifications"] });
  });
}
