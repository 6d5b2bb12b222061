import { and, eq, exists, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { sharedItems } from "@/db/schema/shared-items";
import type { Carried } from "../rules/worth";

type Written = { id: string; personId: string; carries: Carried | null };

/**
 * Notes which item each email shares. Where no row comes back its person has the item already, and the email is deleted
 * again. Returns those.
 */
export async function shareItems<Row extends Written>({ db, now }: Context, rows: Row[]): Promise<Row[]> {
  const sharing = rows.flatMap(({ id, personId, carries }) =>
    carries?.itemId ? [{ messageId: id, personId, firstPersonId: personId, valueItemId: carries.itemId, at: now }] : [],
  );
  if (sharing.length === 0) return [];
  const noted = await db
    .insert(sharedItems)
    .values(sharing)
    .onConflictDoNothing()
    .returning({ messageId: sharedItems.messageId });
  const got = new Set(noted.map(({ messageId }) => messageId));
  const had = rows.filter(({ id, carries }) => carries?.itemId && !got.has(id));
  const ids = had.map(({ id }) => id);
  if (ids.length > 0) await db.delete(messages).where(inArray(messages.id, ids));
  return had;
}

/** The emails did not go: what they shared is news to their people again. Under the person's lock. */
export async function releaseItems({ db, now }: Context, messageIds: string[]) {
  await db
    .update(sharedItems)
    .set({ releasedAt: now })
    .where(and(inArray(sharedItems.messageId, messageIds), isNull(sharedItems.releasedAt)));
}

/**
 * An email that was given up went after all, so its person has what it shared. Another one with the same that has not
 * left is not to go: it loses the item, and its last look ends it.
 */
export async function retakeItem({ db, now }: Pick<Context, "db" | "now">, messageId: string) {
  const [mine] = await db
    .select()
    .from(sharedItems)
    .where(and(eq(sharedItems.messageId, messageId), isNotNull(sharedItems.releasedAt)));
  if (!mine) return;
  const others = and(
    eq(sharedItems.personId, mine.personId),
    eq(sharedItems.valueItemId, mine.valueItemId),
    isNull(sharedItems.releasedAt),
  );
  const planned = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.id, sharedItems.messageId), eq(messages.state, "queued"), isNull(messages.firstAttemptAt)));
  await db
    .update(sharedItems)
    .set({ releasedAt: now })
    .where(and(others, exists(planned)));
  // One that left with the same item meanwhile keeps it: then it went twice, and nobody can change that.
  if ((await db.$count(sharedItems, others)) > 0) return;
  await db.update(sharedItems).set({ releasedAt: null }).where(eq(sharedItems.id, mine.id));
}
