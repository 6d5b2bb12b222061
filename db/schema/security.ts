import { sql } from "drizzle-orm";
import { check, index, integer, text, unique, uuid } from "drizzle-orm/pg-core";
import { securityKinds, type SecurityKind } from "../vocabulary/security";
import { at, id, oneOf, table } from "./columns";
import { recruiters } from "./recruiters";

/**
 * What happened at the doors: who came in, who was kept out, and who took something along. Ids, words of the vocabulary,
 * the network and the kind of browser; never an email address, a name or a value. The same thing from the same source counts up one row a minute, so that a flood
 * of attempts is no flood of rows. A trigger lets a count only grow and keeps each row for half a year.
 */
export const securityEvents = table(
  "security_events",
  {
    id: id(),
    kind: text().$type<SecurityKind>().notNull(),
    /** What it was about, in one word: the action, the route, the list. */
    code: text().notNull(),
    /** Who did it; null where nobody was signed in. */
    recruiterId: uuid().references(() => recruiters.id),
    /** The row it was about: the account that was tried, the import whose report was taken. */
    subjectId: uuid(),
    /** Keyed hash of the network address. */
    source: text(),
    /** The network: an IPv4 address, or the /64 of an IPv6 one. */
    network: text(),
    /** The kind of browser, in the words of deviceName(); of several within the minute the first. */
    device: text(),
    /** The minute whose count this is. */
    minute: at().notNull(),
    at: at().notNull(),
    lastAt: at().notNull(),
    count: integer().notNull().default(1),
  },
  (t) => [
    unique("security_events_minute")
      .on(t.kind, t.minute, t.code, t.source, t.recruiterId, t.subjectId)
      .nullsNotDistinct(),
    index("security_events_at").on(t.at, t.id),
    index("security_events_recruiter").on(t.recruiterId),
    oneOf("security_events_kind", t.kind, securityKinds),
    check(
      "security_events_words_only",
      sql`${t.code} ~ '^[]A-Za-z0-9_/.:[-]{1,100}$' and ${t.source} ~ '^[0-9a-f]{16}$'`,
    ),
    check("security_events_network", sql`${t.network} ~ '^[0-9a-f.:/]{2,50}$'`),
    check("security_events_device", sql`${t.device} ~ '^[A-Za-z ]{2,40}$'`),
    check("security_events_counted", sql`${t.count} > 0 and ${t.lastAt} >= ${t.at}`),
  ],
);
