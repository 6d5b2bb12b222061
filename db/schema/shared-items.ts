import { sql } from "drizzle-orm";
import { index, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id, table } from "./columns";
import { messages } from "./messages";
import { people } from "./people";
import { valueItems } from "./value-items";

/**
 * Which item was sent to whom, or is queued to be: never the same one twice to a person. As with a slot, the person is
 * the unmerged one, so that a merge has to bring these along; and a row whose
 * email did not go is released. An email that loses its month in the transaction that wrote it is deleted again, and
 * this with it.
 */
export const sharedItems = table(
  "shared_items",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.unmergedId),
    /** The person it was first written to; differs after a merge. */
    firstPersonId: uuid()
      .notNull()
      .references(() => people.id),
    valueItemId: uuid()
      .notNull()
      .references(() => valueItems.id),
    messageId: uuid()
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    at: at().notNull(),
    releasedAt: at(),
  },
  (t) => [
    uniqueIndex("shared_items_once")
      .on(t.personId, t.valueItemId)
      .where(sql`${t.releasedAt} is null`),
    index("shared_items_person").on(t.personId),
    uniqueIndex("shared_items_message").on(t.messageId),
    index("shared_items_first_person").on(t.firstPersonId),
    index("shared_items_item").on(t.valueItemId),
  ],
);
