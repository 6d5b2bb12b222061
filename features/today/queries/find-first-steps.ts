import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";

/** What an installation has of what Today's lines come from. */
export type FirstSteps = { candidates: boolean; clients: boolean; positions: boolean; colleagues: boolean };

export async function findFirstSteps({ db, actor }: Context): Promise<FirstSteps> {
  const [row] = await db.execute<FirstSteps>(sql`
    select exists (select from candidates) as candidates, exists (select from clients) as clients,
      exists (select from positions where ${maySee(actor, sql`positions.id`)}) as positions,
      (select count(*) from (select from recruiters limit 2) r) > 1 as colleagues`);
  return row as FirstSteps;
}
