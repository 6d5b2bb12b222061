import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  answerWays,
  attachmentKinds,
  attachmentStates,
  type AnswerWay,
  type AttachmentKind,
  type AttachmentState,
} from "../vocabulary/threads";
import { at, bytea, id, inWords, oneOf, table } from "./columns";
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

/** A file that came with a reply. Its bytes are fetched by a job, so that a reply never waits for them. */
export const attachments = table(
  "attachments",
  {
    id: id(),
    replyId: uuid()
      .notNull()
      .references(() => replies.id),
    /** Resend's id of the file, within the email. */
    providerId: text().notNull(),
    /** Of one line, without a path. */
    name: text().notNull(),
    size: integer().notNull(),
    state: text().$type<AttachmentState>().notNull(),
    /** Why it is not kept: a sentence. */
    reason: text(),
    /** What it is by its own bytes. */
    kind: text().$type<AttachmentKind>(),
    bytes: bytea(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: at().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("attachments_once").on(t.replyId, t.providerId),
    index("attachments_waiting")
      .on(t.nextAttemptAt)
      .where(inWords(t.state, ["waiting"])),
    oneOf("attachments_state", t.state, attachmentStates),
    oneOf("attachments_kind", t.kind, attachmentKinds),
    check(
      "attachments_kept",
      sql`(${inWords(t.state, ["kept"])}) = (${t.bytes} is not null and ${t.kind} is not null)`,
    ),
    check("attachments_refused", sql`(${inWords(t.state, ["refused"])}) = (${t.reason} is not null)`),
  ],
);

/** The private address by which a recruiter logs an email that they write in their own mailbox: as a blind copy. */
export const logAddresses = table(
  "log_addresses",
  {
    recruiterId: uuid()
      .primaryKey()
      .references(() => recruiters.id),
    /** Local part of the random address. */
    token: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [uniqueIndex("log_addresses_token").on(t.token)],
);

/** An email that was logged by blind copy: each one once, however often it is delivered. */
export const loggedEmails = table(
  "logged_emails",
  {
    /** Resend's id of the received email. */
    providerId: text().primaryKey(),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    createdAt: at().notNull(),
  },
  (t) => [index("logged_emails_recruiter").on(t.recruiterId)],
);
