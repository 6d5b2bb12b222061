import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { readsAsRight } from "@/features/replies/rules/represents";
import { threadSql } from "./thread-rows";

/** What a reply's thread asked for, where it asked for the right to represent somebody and nobody has recorded it. */
export async function findAskedRight({ db }: Context, replyId: string) {
  const [row] = await db.execute<{ candidacyId: string; messageId: string; fresh: string | null }>(sql`
    ${threadSql(replyId)}
    select m.candidacy_id as "candidacyId", m.id as "messageId",
      (select r.fresh_text from thread o join replies r on r.id = o.id
        where o.kind = 'reply' and not r.auto order by r.received_at desc limit 1) as fresh
    from thread t join messages m on m.id = t.id join candidacies c on c.id = m.candidacy_id
    where t.kind = 'message' and m.process_subject = 'right_to_represent' and c.closed_at is null
      and not exists (select from rights_to_represent g where g.candidacy_id = c.id)
    order by m.created_at desc limit 1`);
  return row ? { candidacyId: row.candidacyId, messageId: row.messageId, reads: readsAsRight(row.fresh ?? "") } : null;
}
