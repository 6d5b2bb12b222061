import { sql } from "drizzle-orm";
import { check, index, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { handedOverNouns, type HandedOverNoun } from "../vocabulary/handovers";
import { at, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** An account that was closed, and who took over what was theirs; null where there was nothing. */
export const handovers = table(
  "handovers",
  {
    id: id(),
    operationId: operationId().notNull(),
    fromId: uuid()
      .notNull()
      .references(() => recruiters.id),
    toId: uuid().references(() => recruiters.id),
    at: at().notNull(),
  },
  (t) => [
    uniqueIndex("handovers_operation").on(t.operationId),
    index("handovers_from").on(t.fromId),
    index("handovers_to").on(t.toId),
    check("handovers_two", sql`${t.toId} <> ${t.fromId}`),
  ],
);

/** Each row that changed hands, so that an undo gives back these and no others. */
export const handedOver = table(
  "handed_over",
  {
    handoverId: uuid()
      .notNull()
      .references(() => handovers.id),
    noun: text().$type<HandedOverNoun>().notNull(),
    subjectId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.handoverId, t.noun, t.subjectId] }),
    oneOf("handed_over_noun", t.noun, handedOverNouns),
  ],
);
