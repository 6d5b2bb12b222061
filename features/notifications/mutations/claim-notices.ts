import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import type { NoticeKind } from "@/db/vocabulary/notifications";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { mostTries, noticeSeconds } from "../rules";
import { isLive } from "../queries/live-devices";

export type ClaimedNotice = {
  deviceId: string;
  kind: NoticeKind;
  subjectId: string;
  /** As PostgreSQL writes it. */
  dueAt: string;
  tries: number;
  endpoint: string;
  p256dh: string;
  auth: string;
};

/** How long whoever claimed one has to tell what became of it. */
const leaseMs = 60_000;

/** Takes some notices to send, none that another worker has; what is too old to be worth telling is never taken. */
export async function claimNotices({ actor, now, db }: Context, limit: number): Promise<ClaimedNotice[]> {
  requireSystem(actor);
  const at = (ms: number) => sql`${new Date(now.getTime() + ms).toISOString()}::timestamptz`;
  return db.execute<ClaimedNotice>(sql`
    with due as (
      select n.device_id, n.kind, n.subject_id, n.due_at from notices n join notified_devices d on d.id = n.device_id
      where n.next_at <= ${at(0)} and n.created_at > ${at(-noticeSeconds * 1_000)} and n.tries < ${mostTries}::int
        and ${isLive(now)}
      order by n.next_at limit ${limit}::int for update of n skip locked
    )
    update notices n set tries = n.tries + 1, next_at = ${at(leaseMs)}
    from due, notified_devices d
    where n.device_id = due.device_id and n.kind = due.kind and n.subject_id = due.subject_id and n.due_at = due.due_at and d.id = n.device_id
    returning n.device_id as "deviceId", n.kind, n.subject_id as "subjectId", n.due_at as "dueAt", n.tries, d.endpoint, d.p256dh, d.auth`);
}
