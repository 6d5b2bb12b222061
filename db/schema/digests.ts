import { sql } from "drizzle-orm";
import { check, date, integer, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, table } from "./columns";
import { recruiters } from "./recruiters";
import { systemEmails } from "./system-emails";

/**
 * A day on which a recruiter's Today was emailed to them, or had nothing on it. There is one row for a recruiter and a
 * day, whoever writes it: that settles which of two workers sends.
 */
export const digests = table(
  "digests",
  {
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    /** Where the recruiter is. */
    day: date({ mode: "string" }).notNull(),
    at: at().notNull(),
    /** How many lines it told of. */
    lines: integer().notNull().default(0),
    /** Null where there was nothing to tell. */
    emailId: uuid().references(() => systemEmails.id),
  },
  (t) => [
    primaryKey({ columns: [t.recruiterId, t.day] }),
    uniqueIndex("digests_email").on(t.emailId),
    check("digests_lines", sql`${t.lines} >= 0 and (${t.emailId} is null) = (${t.lines} = 0)`),
  ],
);
