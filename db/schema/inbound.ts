import { sql } from "drizzle-orm";
import { boolean, doublePrecision, index, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { replyMeanings, type ReplyMeaning } from "../vocabulary/replies";
import { at, bothOrNeither, id, oneOf, table } from "./columns";
import { messages } from "./messages";
import { operationId } from "./operations";
import { people } from "./people";
import { recruiters } from "./recruiters";
import { touches } from "./touches";

/** Every webhook event once, by svix-id; applied by a job, in any order, any number of times. */
export const webhookEvents = table(
  "webhook_events",
  {
    svixId: text().primaryKey(),
    type: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    receivedAt: at().notNull(),
    appliedAt: at(),
    /** Why it could not be applied; it is tried again. */
    error: text(),
    /** By which an admin last had it tried again. */
    retriedOperationId: operationId("retried_operation_id"),
  },
  (t) => [
    index("webhook_events_waiting")
      .on(t.receivedAt)
      .where(sql`${t.appliedAt} is null`),
  ],
);

/** An email that came in on a reply address. */
export const replies = table(
  "replies",
  {
    id: id(),
    /** Resend's id of the received email. */
    providerId: text().notNull(),
    messageId: uuid().references(() => messages.id),
    personId: uuid().references(() => people.id),
    touchId: uuid().references(() => touches.id),
    from: text("from_address").notNull(),
    subject: text().notNull(),
    text: text("text_body").notNull(),
    /** What is new in it: quoted text folded away. */
    freshText: text().notNull(),
    /** Sanitized; shown in a sandboxed frame. */
    html: text(),
    headers: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** An auto-reply (RFC 3834) is no answer. */
    auto: boolean().notNull().default(false),
    receivedAt: at().notNull(),
    /** The recruiter whose email it answers. */
    recruiterId: uuid().references(() => recruiters.id),
    handledAt: at(),
    handledBy: uuid().references(() => recruiters.id),
    /** What it says beside being an answer. */
    meaning: text().$type<ReplyMeaning>(),
    /** Who said what it means, where Callback was not sure. */
    readAt: at(),
    readBy: uuid().references(() => recruiters.id),
    readOperationId: operationId("read_operation_id"),
  },
  (t) => [
    uniqueIndex("replies_provider").on(t.providerId),
    index("replies_person").on(t.personId, t.receivedAt),
    index("replies_message").on(t.messageId),
    index("replies_touch").on(t.touchId),
    index("replies_open")
      .on(t.receivedAt)
      .where(sql`${t.handledAt} is null and not ${t.auto}`),
    index("replies_maybe_stop")
      .on(t.receivedAt)
      .where(sql`${t.meaning} = 'maybe_stop'`),
    index("replies_interested")
      .on(t.receivedAt)
      .where(sql`${t.meaning} in ('interested', 'maybe_interested') and ${t.handledAt} is null`),
    oneOf("replies_meaning", t.meaning, replyMeanings),
    bothOrNeither("replies_read", t.readAt, t.readBy),
  ],
);

/**
 * The account's bucket at Resend and the queue's own stop: one row, "resend", shared by all workers. The row "contacts"
 * says why Resend's contacts are not told of opt-outs for now.
 */
export const senderState = table("sender_state", {
  name: text().primaryKey(),
  /** No request before this instant: 429, quota. */
  blockedUntil: at(),
  reason: text(),
  /** Requests a second that the account may make, as Resend's last answer to any worker said; null before the first. */
  perSecond: doublePrecision(),
  /** Requests that may start now; below zero where the next ones are promised to somebody already. */
  tokens: doublePrecision(),
  refilledAt: at(),
  /** A key was refused: an admin must look. */
  stoppedAt: at(),
});

/** Last sign of life of each worker, for /api/health/ready. */
export const workers = table("workers", { id: uuid().primaryKey(), startedAt: at().notNull(), seenAt: at().notNull() });
