import { sql } from "drizzle-orm";
import { mintRecruiter, type Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import type { NoticeKind } from "@/db/vocabulary/notifications";
import type { Role } from "@/db/vocabulary/recruiters";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { listToday } from "@/features/today/queries/list-today";
import { noticesOf } from "../rules";
import { isLive } from "./live-devices";

type Device = { deviceId: string; since: string; id: string; name: string; role: Role; zone: string };

/**
 * What devices are to be told of now, whether they were or not. Today is read as its recruiter would: what they may not
 * see or have snoozed is not in it.
 */
export async function listDueNotices(
  context: Context,
): Promise<{ deviceId: string; kind: NoticeKind; subjectId: string; dueAt: Date }[]> {
  requireSystem(context.actor);
  const { db, now } = context;
  const devices = await db.execute<Device>(sql`
    select d.id as "deviceId", d.created_at as since, r.id, r.name, r.role, r.zone
    from notified_devices d join recruiters r on r.id = d.recruiter_id
    where ${isLive(now)} order by r.id, d.id`);
  const due: Awaited<ReturnType<typeof listDueNotices>> = [];
  for (const [id, own] of Map.groupBy(devices, (device) => device.id)) {
    const [{ name, role, zone }] = own as [Device];
    const reader = { actor: mintRecruiter({ id, name, role, zone }), now, db };
    const lines = [];
    for (const kind of ["interested", "reply", "interview_today"] as const)
      lines.push(...(await listToday(reader, { whose: "mine", kind })));
    for (const { deviceId, since } of own)
      due.push(...noticesOf(lines, { since: moment(since), now }).map((one) => ({ deviceId, ...one })));
  }
  return due;
}
