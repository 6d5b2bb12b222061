import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { NotFound } from "@/lib/errors";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { handleReply } from "@/features/replies/mutations/handle-reply";
import { threadSql } from "../queries/thread-rows";

/** A recruiter has dealt with what came in in a thread, without an answer to it. */
export async function handleThread(context: Context, { replyId }: { replyId: string }) {
  requireRecruiter(context.actor);
  return runOperation(context, { verb: "handleThread" }, async (inside) => {
    const open = await inside.db.execute<{ id: string }>(sql`
      ${threadSql(replyId)}
      select r.id from thread t join replies r on r.id = t.id
      where t.kind = 'reply' and (r.handled_at is null or r.id = ${replyId}::uuid) and not r.auto order by r.id`);
    if (open.length === 0) throw new NotFound("reply");
    let count = 0;
    for (const { id } of open) if (!(await handleReply(inside, { replyId: id })).already) count += 1;
    return { count };
  });
}
