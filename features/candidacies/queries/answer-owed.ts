import { sql, type SQL } from "drizzle-orm";
import { counts } from "./candidacy-record";

/**
 * Whether word of how it ended is owed (docs/rules-of-contact.md, rule 3), over a row of close_outs by its name in the
 * statement: they were submitted, did not withdraw, and nobody has told them.
 */
export function answerOwedSql(closeOut: string): SQL<boolean> {
  const x = sql.raw(closeOut);
  return sql<boolean>`${x}.told_at is null and ${x}.undone_at is null and ${x}.side <> 'candidate'
      and exists (select from submittals s where s.candidacy_id = ${x}.candidacy_id and ${counts.submittal(sql`s.undone_at`)})`;
}
