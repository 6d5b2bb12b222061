import { index, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { answerWays, type AnswerWay } from "../vocabulary/threads";
import { at, id, oneOf, table } from "./columns";
import { replies } from "./inbound";
import { messages } from "./messages";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";
import { systemEmails } from "./system-emails";

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
    /** Resend's id of the email in which it came from the recruiter's mailbox: that one is an answer once. */
    receivedId: text(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("answers_received").on(t.receivedId),
    uniqueIndex("answers_message").on(t.messageId),
    index("answers_reply").on(t.replyId, t.createdAt),
    oneOf("answers_way", t.way, answerWays),
  ],
);

/**
 * The copy of a reply in the recruiter's own mailbox. It has a reply address that nobody but that recruiter is told: what
 * they write to it goes on to the person, so the address of the thread, which the person knows, is never enough.
 */
export const replyCopies = table(
  "reply_copies",
  {
    replyId: uuid()
      .primaryKey()
      .references(() => replies.id),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    systemEmailId: uuid()
      .notNull()
      .references(() => systemEmails.id),
    /** Local part of the random reply address. */
    token: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("reply_copies_token").on(t.token),
    index("reply_copies_recruiter").on(t.recruiterId),
    index("reply_copies_system_email").on(t.systemEmailId),
  ],
);
