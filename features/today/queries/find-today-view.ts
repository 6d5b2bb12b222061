import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";

/** How the reader has their Today: the kinds they folded, and whether anything of it is snoozed. */
export async function findTodayView({ db, actor, now }: Context) {
  if (actor.kind !== "recruiter") return { folded: [], hasSnoozed: false };
  const [row] = await db
    .select({
      folded: recruiters.todayFolded,
      hasSnoozed: sql<boolean>`exists (select from snoozes z
        where z.recruiter_id = ${actor.id}::uuid and z.until > ${now.toISOString()}::timestamptz)`,
    })
    .from(recruiters)
    .where(eq(recruiters.id, actor.id));
  return row ?? { folded: [], hasSnoozed: false };
}
