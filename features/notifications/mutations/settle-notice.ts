import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { notices, notifiedDevices } from "@/db/schema/notifications";
import { requireSystem } from "@/features/recruiters/rules/permission";
import type { PushOutcome } from "@/lib/web-push";
import { mostTries, nextTry } from "../rules";
import type { ClaimedNotice } from "./claim-notices";

/** Writes down what became of a notice. A browser that is no more is forgotten, with all it was told of. */
export async function settleNotice(
  { actor, now, db }: Context,
  { deviceId, kind, subjectId, dueAt, tries, endpoint }: ClaimedNotice,
  outcome: PushOutcome,
): Promise<void> {
  requireSystem(actor);
  if (outcome === "gone") {
    // Not one that was turned on anew since.
    await db
      .delete(notifiedDevices)
      .where(and(eq(notifiedDevices.id, deviceId), eq(notifiedDevices.endpoint, endpoint)));
    return;
  }
  const nextAt = outcome === "later" && tries < mostTries ? nextTry(tries, now) : null;
  await db
    .update(notices)
    .set({ nextAt })
    .where(
      and(
        eq(notices.deviceId, deviceId),
        eq(notices.kind, kind),
        eq(notices.subjectId, subjectId),
        sql`${notices.dueAt} = ${dueAt}::timestamptz`,
        eq(notices.tries, tries),
      ),
    );
}
