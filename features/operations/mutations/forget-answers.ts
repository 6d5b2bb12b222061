import { lt } from "drizzle-orm";
import type { Context } from "@/db/context";
import { operationKeys } from "@/db/schema/operations";
import { NotAllowed } from "@/lib/errors";

/** A press whose answer was lost is made again within minutes; a tab that was left open over a weekend is still safe. */
const keptDays = 7;

/** Deletes the answers that nobody will ask for again: they may say something of a person. No operation: no history. */
export async function forgetAnswers(context: Context): Promise<number> {
  if (context.actor.kind !== "system") throw new NotAllowed("Only Callback itself can do this.");
  const { now, db } = context;
  const gone = await db
    .delete(operationKeys)
    .where(lt(operationKeys.at, new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000)))
    .returning({ id: operationKeys.operationId });
  return gone.length;
}
