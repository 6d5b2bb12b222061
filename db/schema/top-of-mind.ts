import { sql } from "drizzle-orm";
import { index, integer, jsonb, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { dismissReasons, type DismissReason } from "../vocabulary/top-of-mind";
import { widths, type Width } from "../vocabulary/widths";
import { at, id, oneOf, table } from "./columns";
import { reopenings } from "./openings";
import { people } from "./people";
import { positions } from "./positions";
import { recruiters } from "./recruiters";
import { touches } from "./touches";

/** A ranked list as it was shown, with its inputs, so that it can be shown again (docs/top-of-mind.md). */
export const topOfMindLists = table(
  "top_of_mind_lists",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    reopeningId: uuid().references(() => reopenings.id),
    /** How far was looked: a wider list is kept beside the ordinary one. */
    width: text().$type<Width>().notNull().default("known"),
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
    oneOf("top_of_mind_lists_width", t.width, widths),
  ],
);

/** People to be called one after the other about a position, in an order, as a recruiter chose them. */
export const callLists = table(
  "call_lists",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    at: at().notNull(),
  },
  (t) => [index("call_lists_position").on(t.positionId, t.at), index("call_lists_by").on(t.by, t.at)],
);

/** One person of a call list. The call that was logged from it is its progress. */
export const callListLines = table(
  "call_list_lines",
  {
    callListId: uuid()
      .notNull()
      .references(() => callLists.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    place: integer().notNull(),
    /** What to say to them, in the recruiter's words. */
    note: text().notNull().default(""),
    /** Their points when the list was made, without sentences: those may name what its reader may not see. */
    points: jsonb().$type<{ id: string; points: number }[]>().notNull(),
    touchId: uuid().references(() => touches.id),
  },
  (t) => [
    primaryKey({ name: "call_list_lines_pkey", columns: [t.callListId, t.personId] }),
    unique("call_list_lines_place").on(t.callListId, t.place),
    index("call_list_lines_person").on(t.personId),
    index("call_list_lines_touch").on(t.touchId),
  ],
);

/** Somebody who is not to be suggested for one position. It only hides them there, and is taken back by a date. */
export const topOfMindDismissals = table(
  "top_of_mind_dismissals",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    reason: text().$type<DismissReason>().notNull(),
    note: text().notNull().default(""),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    at: at().notNull(),
    restoredAt: at(),
    restoredBy: uuid().references(() => recruiters.id),
  },
  (t) => [
    uniqueIndex("top_of_mind_dismissals_one")
      .on(t.positionId, t.personId)
      .where(sql`${t.restoredAt} is null`),
    index("top_of_mind_dismissals_position").on(t.positionId),
    index("top_of_mind_dismissals_person").on(t.personId),
    index("top_of_mind_dismissals_by").on(t.by),
    index("top_of_mind_dismissals_restored_by").on(t.restoredBy),
    oneOf("top_of_mind_dismissals_reason", t.reason, dismissReasons),
  ],
);
