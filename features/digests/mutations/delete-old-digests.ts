import { lt } from "drizzle-orm";
import type { Context } from "@/db/context";
import { digests } from "@/db/schema/digests";
import { requireSystem } from "@/features/recruiters/rules/permission";

/** The last one is all that anybody asks for; a month tells who never got theirs. */
const keptDays = 30;

/** Takes away what was noted of old digests: their emails have an age of their own. Returns how many. */
export async function deleteOldDigests({ actor, now, db }: Context): Promise<number> {
  requireSystem(actor);
  const gone = await db
    .delete(digests)
    .where(lt(digests.at, new Date(now.getTime() - keptDays * 86_400_000)))
    .returning({ day: digests.day });
  return gone.length;
}
