import { lt, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { insertRows } from "@/db/many-rows";
import { notices } from "@/db/schema/notifications";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { listDueNotices } from "../queries/list-due-notices";
import { isLive } from "../queries/live-devices";

const keptDays = 30;

/** Forgets devices where whoever turned them on is signed out, and writes down what the others are to be told of, once. */
export async function queueNotices(context: Context): Promise<number> {
  requireSystem(context.actor);
  const { db, now } = context;
  await db.execute(sql`delete from notified_devices d where not ${isLive(now)}`);
  await db.delete(notices).where(lt(notices.createdAt, new Date(now.getTime() - keptDays * 86_400_000)));
  const due = await listDueNotices(context);
  const queued = await insertRows(
    db,
    notices,
    due.map((one) => ({ ...one, createdAt: now, nextAt: now })),
    { after: sql`on conflict do nothing returning device_id` },
  );
  return queued.length;
}
