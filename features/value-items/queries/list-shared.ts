import { eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { sharedItems } from "@/db/schema/shared-items";
import { valueItems } from "@/db/schema/value-items";

/** By email: the item that it shares, also where that was released since. */
export async function listShared({ db }: Context, messageIds: string[]) {
  const rows = await db
    .select({ messageId: sharedItems.messageId, itemId: valueItems.id, title: valueItems.title })
    .from(sharedItems)
    .innerJoin(valueItems, eq(valueItems.id, sharedItems.valueItemId))
    .where(inArray(sharedItems.messageId, messageIds));
  return new Map(rows.map((row) => [row.messageId, row]));
}
