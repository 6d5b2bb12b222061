import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { threadSql } from "./thread-rows";

/** The latest answer in a reply's thread that went or will go, or null. */
export async function findLastAnswer({ db }: Context, replyId: string) {
  const [row] = await db.execute<{ id: string; operationId: string; by: string }>(sql`
    ${threadSql(replyId)}
    select a.id, a.operation_id as "operationId", a.by
    from thread t join answers a on a.message_id = t.id join messages m on m.id = a.message_id
    where t.kind = 'message' and m.state not in ('canceled', 'failed', 'bounced')
    order by a.created_at desc, a.id desc limit 1`);
  return row ?? null;
}
