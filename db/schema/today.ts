import { sql } from "drizzle-orm";
import { check, date, index, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { todayKinds, type TodayKind } from "../vocabulary/today";
import { at, bothOrNeither, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { people } from "./people";
import { positions } from "./positions";
import { recruiters } from "./recruiters";

/** A line of Today that a recruiter put off. */
export const snoozes = table(
  "snoozes",
  {
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    kind: text().$type<TodayKind>().notNull(),
    /** Id of the row the line comes from. */
    subjectId: uuid().notNull(),
    until: at().notNull(),
    /** Asked past three days. */
    reason: text(),
    at: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.recruiterId, t.kind, t.subjectId] }), oneOf("snoozes_kind", t.kind, todayKinds)],
);

/** A line of Today that stands on a colleague's list in place of its owner's. The one without an end holds. */
export const handedLines = table(
  "handed_lines",
  {
    id: id(),
    kind: text().$type<TodayKind>().notNull(),
    subjectId: uuid().notNull(),
    /** Of the line as it was handed over: the same thing due anew is a line of its owner's again. */
    dueAt: at().notNull(),
    /** Whose line it is by its rows; null where it is nobody's. */
    ownerId: uuid().references(() => recruiters.id),
    toId: uuid()
      .notNull()
      .references(() => recruiters.id),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    note: text().notNull().default(""),
    /** What it is about: whoever may not see it is handed nothing of it, which a trigger refuses too. */
    positionId: uuid().references(() => positions.id),
    personId: uuid().references(() => people.id),
    at: at().notNull(),
    operationId: operationId().notNull(),
    endedAt: at(),
    endedOperationId: operationId("ended_operation_id"),
  },
  (t) => [
    uniqueIndex("handed_lines_live")
      .on(t.kind, t.subjectId)
      .where(sql`${t.endedAt} is null`),
    index("handed_lines_to").on(t.toId, t.endedAt),
    index("handed_lines_owner").on(t.ownerId, t.endedAt),
    index("handed_lines_by").on(t.by),
    index("handed_lines_position").on(t.positionId),
    index("handed_lines_person").on(t.personId),
    index("handed_lines_operation").on(t.operationId),
    index("handed_lines_ended_operation").on(t.endedOperationId),
    oneOf("handed_lines_kind", t.kind, todayKinds),
    check("handed_lines_two", sql`${t.ownerId} is distinct from ${t.toId}`),
    bothOrNeither("handed_lines_ended", t.endedAt, t.endedOperationId),
  ],
);

/** A manager reminded somebody of a line: once a day and line. */
export const nudges = table(
  "nudges",
  {
    id: id(),
    kind: text().$type<TodayKind>().notNull(),
    subjectId: uuid().notNull(),
    dueAt: at().notNull(),
    toId: uuid()
      .notNull()
      .references(() => recruiters.id),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    /** The day, where whoever was reminded is. */
    on: date({ mode: "string" }).notNull(),
    /** What it is about. */
    positionId: uuid().references(() => positions.id),
    personId: uuid().references(() => people.id),
    at: at().notNull(),
    operationId: operationId().notNull(),
  },
  (t) => [
    uniqueIndex("nudges_once_a_day").on(t.kind, t.subjectId, t.on),
    index("nudges_to").on(t.toId, t.at),
    index("nudges_by").on(t.by),
    index("nudges_position").on(t.positionId),
    index("nudges_person").on(t.personId),
    index("nudges_operation").on(t.operationId),
    oneOf("nudges_kind", t.kind, todayKinds),
    check("nudges_two", sql`${t.by} <> ${t.toId}`),
  ],
);
