import { eq } from "drizzle-orm";
import type { Db } from "./client";
import { workers } from "./schema/inbound";

/** A worker that has shown no sign of life for so long counts as gone. */
export const workerSilenceMs = 60_000;

export async function workerSeen(db: Db, id: string, now: Date) {
  await db
    .insert(workers)
    .values({ id, startedAt: now, seenAt: now })
    .onConflictDoUpdate({ target: workers.id, set: { seenAt: now } });
}

export async function workerGone(db: Db, id: string) {
  await db.delete(workers).where(eq(workers.id, id));
}
