import { inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personActivity } from "@/db/schema/people";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { drawn, idOf } from "./copy";
import { kind } from "./kinds";

class Enough extends Error {}

/**
 * Sentences about people whose seeded counters are not what the product would compute from their rows, for a sample of
 * them.
 */
export async function falseCounters(context: Context, people: number, sample = 300): Promise<string[]> {
  const ids = [...new Set(Array.from({ length: sample }, (_, i) => idOf(kind.person, drawn(i, 50, people))))];
  const wrong: string[] = [];
  await context.db
    .transaction(async (tx) => {
      const read = () =>
        tx.select().from(personActivity).where(inArray(personActivity.personId, ids)).orderBy(personActivity.personId);
      const seeded = await read();
      await refreshPersonActivity({ ...context, db: tx }, ids);
      const computed = await read();
      if (seeded.length !== ids.length)
        wrong.push(`${ids.length - seeded.length} of ${ids.length} people have no counters.`);
      for (const [index, row] of computed.entries())
        if (JSON.stringify(row) !== JSON.stringify(seeded[index]))
          wrong.push(`person ${row.personId} was seeded with ${JSON.stringify(seeded[index])}.`);
      throw new Enough();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Enough)) throw error;
    });
  return wrong.slice(0, 3);
}
