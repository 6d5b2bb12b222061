import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { lookMinutes } from "../rules/submittal-page";

/** Notes that somebody looked at a page that is open: the one thing that a GET leaves behind, and at most once in some minutes. */
export async function recordPageLook({ actor, db, now }: Context, { token }: { token: string }): Promise<void> {
  requireSystem(actor);
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`
    insert into submittal_page_views (page_id, at)
    select s.id, ${at} from submittal_pages s
    where s.token = ${token} and s.closed_at is null and s.expires_at > ${at}
      and not exists (select from submittal_page_views v
        where v.page_id = s.id and v.at > ${at} - make_interval(mins => ${lookMinutes}))`);
}
