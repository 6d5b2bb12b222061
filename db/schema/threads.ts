import { index, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { answerWays, type AnswerWay } from "../vocabulary/threads";
import { at, id, oneOf, table } from "./columns";
import { replies } from "./inbound";
import { messages } from "./messages";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/**
 * Which reply an email answers. It joins the emails and replies of one conversation: a reply names the email that it
 * came to, and this row the reply that an email answers.
 */
export const answers = table(
  "answers",
  {
    id: id(),
    replyId: uuid()
      .notNull()
      .references(() => replies.id),
    messageId: uuid()
      .notNull()
      .references(() => messages.id),
    /** Where it was written. */
    way: text().$type<AnswerWay>().notNull(),
    operationId: operationId().notNull(),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("answers_message").on(t.messageId),
    index("answers_reply").on(t.replyId, t.createdAt),
    oneOf("answers_way", t.way, answerWays),
  ],
);
