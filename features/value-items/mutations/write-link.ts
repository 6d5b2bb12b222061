import { eq } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { valueItems } from "@/db/schema/value-items";
import { inSavepoint } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { constraintOf } from "@/lib/fault";
import { Refusal } from "@/lib/errors";

/**
 * One link is one item for good, so that nobody gets it twice: whoever comes second with it is told whose it is, and
 * that an archived one can be put back.
 */
export async function writeLink<T>(
  inside: OperationContext,
  url: string,
  write: (inside: OperationContext) => Promise<T>,
): Promise<T> {
  try {
    return await inSavepoint(inside, write);
  } catch (error) {
    if (constraintOf(error) !== "value_items_link") throw error;
    const [there] = await inside.db.select().from(valueItems).where(eq(valueItems.url, url));
    if (!there) throw new Refusal("Someone just changed the item with this link. Try again.", "url");
    const sentence = (who: string, when: string) =>
      there.archivedAt
        ? `This link is there already, archived as “${there.title}”: ${who} archived it ${when}. Put that one back.`
        : `This link is there already, as “${there.title}”: ${who} saved it ${when}.`;
    return refuseForWhoDid(inside, there.operationId, sentence, "url");
  }
}
