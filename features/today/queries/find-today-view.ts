import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";

type Colleague = { id: string; name: string };
const nothing = { folded: [], hasSnoozed: false, colleagues: [] as Colleague[] };

/** How the reader has their Today: the kinds they folded, whether anything of it is snoozed, and who could be handed a line. */
export async function findTodayView({ db, actor, now }: Context) {
  if (actor.kind !== "recruiter") return nothing;
  const [row] = await db
    .select({
      folded: recruiters.todayFolded,
      colleagues: sql<
        Colleague[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]')
        from recruiters c where c.deactivated_at is null and c.role <> 'viewer')`,
      hasSnoozed: sql<boolean>`exists (select from snoozes z
        where z.recruiter_id = ${actor.id}::uuid and z.until > ${now.toISOString()}::timestamptz)`,
    })
    .from(recruiters)
    .where(eq(recruiters.id, actor.id));
  return row ?? nothing;
}
