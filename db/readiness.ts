import { eq, gt } from "drizzle-orm";
import type { connect, Db } from "./client";
import { pendingMigrations } from "./migrate";
import { workers } from "./schema/inbound";

/** A worker that has shown no sign of life for so long counts as gone. */
export const workerSilenceMs = 60_000;

/** What this installation needs to do its work, each part as it is at `now`. */
export async function readiness({ db, sql }: ReturnType<typeof connect>, now: Date) {
  const pending = await pendingMigrations(sql);
  if (pending.length > 0) return { migrated: false, worker: false };
  const since = new Date(now.getTime() - workerSilenceMs);
  const awake = await db.select({ id: workers.id }).from(workers).where(gt(workers.seenAt, since)).limit(1);
  return { migrated: true, worker: awake.length > 0 };
}

export async function workerSeen(db: Db, id: string, now: Date) {
  await db
    .insert(workers)
    .values({ id, startedAt: now, seenAt: now })
    .onConflictDoUpdate({ target: workers.id, set: { seenAt: now } });
}

export async function workerGone(db: Db, id: string) {
  await db.delete(workers).where(eq(workers.id, id));
}
