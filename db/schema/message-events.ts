import { index, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id, table } from "./columns";
import { messages } from "./messages";

/** What Resend told about a message, in the order it came. */
export const messageEvents = table(
  "message_events",
  {
    id: id(),
    messageId: uuid()
      .notNull()
      .references(() => messages.id),
    type: text().notNull(),
    at: at().notNull(),
    svixId: text(),
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index("message_events_message").on(t.messageId, t.at),
    uniqueIndex("message_events_once").on(t.messageId, t.svixId),
  ],
);
