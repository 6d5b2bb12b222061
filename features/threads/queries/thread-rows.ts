import { sql, type SQL } from "drizzle-orm";

/**
 * The emails and replies of one conversation, from any reply in it: a reply leads to the email it came to, an answer to
 * the reply it answers, both ways. Columns: kind ("reply" or "message"), id.
 */
export function threadSql(replyId: string): SQL {
  return sql`with recursive thread(kind, id) as (
    select 'reply', ${replyId}::uuid
    union
    select next.kind, next.id from thread t cross join lateral (
      select 'message', r.message_id from replies r where t.kind = 'reply' and r.id = t.id and r.message_id is not null
      union all select 'message', a.message_id from answers a where t.kind = 'reply' and a.reply_id = t.id
      union all select 'reply', r.id from replies r where t.kind = 'message' and r.message_id = t.id
      union all select 'reply', a.reply_id from answers a where t.kind = 'message' and a.message_id = t.id
    ) next(kind, id)
  )`;
}
