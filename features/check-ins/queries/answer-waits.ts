import { sql, type SQL } from "drizzle-orm";
import { counts } from "@/features/candidacies/queries/candidacy-record";

/**
 * A row x of client_answers waits for a recruiter to do the next thing: nobody has said that it is dealt with, and the
 * card has not gone on since by a move, a close-out, an interview or an offer. A date alone asks for nothing where a
 * recruiter wrote it down.
 */
export function answerWaitsSql(answer: string): SQL {
  const x = sql.raw(answer);
  return sql`(${x}.handled_at is null and not (${x}.kind = 'new_date' and ${x}.by is not null)
    and not exists (select from stage_moves s where s.candidacy_id = ${x}.candidacy_id and s.at > ${x}.at)
    and not exists (select from close_outs e where e.candidacy_id = ${x}.candidacy_id and e.at > ${x}.at and e.undone_at is null)
    and not exists (select from interviews i where i.candidacy_id = ${x}.candidacy_id and i.created_at > ${x}.at and ${counts.interview(sql`i.state`)})
    and not exists (select from offers f where f.candidacy_id = ${x}.candidacy_id and f.extended_at > ${x}.at))`;
}
