import { index, jsonb, text, uuid } from "drizzle-orm/pg-core";
import { at, id, table } from "./columns";
import { reopenings } from "./openings";
import { positions } from "./positions";
import { recruiters } from "./recruiters";

/** A ranked list as it was shown, with its inputs, so that it can be shown again (docs/top-of-mind.md). */
export const topOfMindLists = table(
  "top_of_mind_lists",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    reopeningId: uuid().references(() => reopenings.id),
    inputs: jsonb().$type<Record<string, unknown>>().notNull(),
    rows: jsonb().$type<Record<string, unknown>[]>().notNull(),
    notListed: jsonb().$type<Record<string, unknown>[]>().notNull(),
    /** Hash of inputs and rows: an unchanged list is not stored twice. */
    fingerprint: text().notNull(),
    by: uuid().references(() => recruiters.id),
    at: at().notNull(),
  },
  (t) => [
    index("top_of_mind_lists_position").on(t.positionId, t.at),
    index("top_of_mind_lists_reopening").on(t.reopeningId),
  ],
);
