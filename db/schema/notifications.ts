import { sql } from "drizzle-orm";
import { index, integer, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { noticeKinds, type NoticeKind } from "../vocabulary/notifications";
import { at, id, oneOf, table } from "./columns";
import { recruiters, sessions } from "./recruiters";

/** A browser in which a recruiter asked for notifications, for as long as they are signed in there. */
export const notifiedDevices = table(
  "notified_devices",
  {
    id: id(),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    /** Where its push service takes messages for it, and the two keys that only it can read them by. */
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("notified_devices_endpoint").on(t.endpoint),
    index("notified_devices_recruiter").on(t.recruiterId),
    index("notified_devices_session").on(t.sessionId),
  ],
);

/** A device is told of a thing once: the row is there before it is told, whoever tells it. */
export const notices = table(
  "notices",
  {
    deviceId: uuid()
      .notNull()
      .references(() => notifiedDevices.id, { onDelete: "cascade" }),
    kind: text().$type<NoticeKind>().notNull(),
    subjectId: uuid().notNull(),
    /** When it came or begins: an interview that was moved is told anew. */
    dueAt: at().notNull(),
    createdAt: at().notNull(),
    tries: integer().notNull().default(0),
    /** When it is tried next; null once it was told or given up. */
    nextAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.deviceId, t.kind, t.subjectId, t.dueAt] }),
    index("notices_next")
      .on(t.nextAt)
      .where(sql`${t.nextAt} is not null`),
    oneOf("notices_kind", t.kind, noticeKinds),
  ],
);
