import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import { sharedItems } from "@/db/schema/shared-items";
import { valueItems } from "@/db/schema/value-items";
import { proposeItem } from "../rules/fit";

/** What may be shared with these people, and what each of them has already. */
export async function listItemsFor({ db }: Context, personIds: string[]) {
  const items = await db.select().from(valueItems).where(isNull(valueItems.archivedAt));
  const readers = await db
    .select({
      personId: people.id,
      state: people.state,
      discipline: candidates.discipline,
      sectors: candidates.sectors,
    })
    .from(people)
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(inArray(people.id, personIds));
  const had = await db
    .select({ personId: sharedItems.personId, valueItemId: sharedItems.valueItemId })
    .from(sharedItems)
    .where(and(inArray(sharedItems.personId, personIds), isNull(sharedItems.releasedAt)));
  const byId = new Map(items.map((item) => [item.id, item]));
  const readerOf = new Map(readers.map((reader) => [reader.personId, reader]));
  const hadBy = Map.groupBy(had, ({ personId }) => personId);
  return {
    items,
    /** The one that was chosen; else the one that fits best of those they never got. */
    itemFor(personId: string, chosenId: string | null) {
      if (chosenId) return byId.get(chosenId) ?? null;
      const reader = readerOf.get(personId);
      if (!reader) return null;
      const ids = new Set(hadBy.get(personId)?.map(({ valueItemId }) => valueItemId));
      return proposeItem(items, { ...reader, sectors: reader.sectors ?? [] }, ids);
    },
  };
}
