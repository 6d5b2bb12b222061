import { text, primaryKey, uuid } from "drizzle-orm/pg-core";
import { todayKinds, type TodayKind } from "../vocabulary/today";
import { at, oneOf, table } from "./columns";
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
