import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { notifiedDevices } from "@/db/schema/notifications";
import { requireSignedIn } from "@/features/recruiters/rules/permission";

/** Since when notifications are on where this session is, and in which browser; null where they are off. */
export async function findDevice({ actor, db }: Context, sessionId: string) {
  const { id } = requireSignedIn(actor);
  const [device] = await db
    .select({ endpoint: notifiedDevices.endpoint, createdAt: notifiedDevices.createdAt })
    .from(notifiedDevices)
    .where(and(eq(notifiedDevices.sessionId, sessionId), eq(notifiedDevices.recruiterId, id)));
  return device ?? null;
}
