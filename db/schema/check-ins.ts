import { sql } from "drizzle-orm";
import { check, date, index, jsonb, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { clientAnswerKinds, type ClientAnswer, type Scores } from "../vocabulary/check-ins";
import { candidacies } from "./candidacies";
import { contacts } from "./clients";
import { at, id, oneOf, table } from "./columns";
import { messages } from "./messages";
import { operationId } from "./operations";
import { promises } from "./promises";
import { recruiters } from "./recruiters";
import { submittalPages } from "./submittal-pages";

/**
 * One email to a contact that asks about every decision of theirs whose date has passed. The link in it opens with the
 * answer token of the email.
 */
export const checkIns = table(
  "check_ins",
  {
    id: id(),
    contactId: uuid()
      .notNull()
      .references(() => contacts.id),
    messageId: uuid()
      .notNull()
      .references(() => messages.id),
    /** Until then what it asks about is not asked again. */
    until: at().notNull(),
    /** From then on its link takes no answers. */
    expiresAt: at().notNull(),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    operationId: operationId().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [uniqueIndex("check_ins_message").on(t.messageId), index("check_ins_contact").on(t.contactId, t.createdAt)],
);

/** The decisions that a check-in asks about: all that its link opens. */
export const checkInPromises = table(
  "check_in_promises",
  {
    checkInId: uuid()
      .notNull()
      .references(() => checkIns.id),
    promiseId: uuid()
      .notNull()
      .references(() => promises.id),
  },
  (t) => [primaryKey({ columns: [t.checkInId, t.promiseId] }), index("check_in_promises_promise").on(t.promiseId)],
);

/** What a contact answered about one candidate: on the page of a check-in or of submittals, or to a recruiter on the phone. */
export const clientAnswers = table(
  "client_answers",
  {
    id: id(),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    /** The decision that was asked about; null on a submittal page, which asks about people. */
    promiseId: uuid().references(() => promises.id),
    contactId: uuid()
      .notNull()
      .references(() => contacts.id),
    /** Null where they said it on the phone. */
    checkInId: uuid().references(() => checkIns.id),
    /** Where they answered on a submittal page: once about each person on it. */
    submittalPageId: uuid().references(() => submittalPages.id),
    kind: text().$type<ClientAnswer>().notNull(),
    words: text().notNull().default(""),
    scores: jsonb().$type<Scores>(),
    /** The new date. */
    decideOn: date({ mode: "string" }),
    at: at().notNull(),
    /** The recruiter who wrote it down; null where the contact answered by themselves. */
    by: uuid().references(() => recruiters.id),
    operationId: operationId().notNull(),
    /** When a recruiter said that it is dealt with, or a later answer took its place. */
    handledAt: at(),
    handledOperationId: operationId("handled_operation_id"),
  },
  (t) => [
    index("client_answers_candidacy").on(t.candidacyId, t.at),
    index("client_answers_promise").on(t.promiseId),
    index("client_answers_contact").on(t.contactId),
    index("client_answers_check_in")
      .on(t.checkInId)
      .where(sql`${t.checkInId} is not null`),
    index("client_answers_open")
      .on(t.at)
      .where(sql`${t.handledAt} is null`),
    uniqueIndex("client_answers_once_a_page")
      .on(t.submittalPageId, t.candidacyId)
      .where(sql`${t.submittalPageId} is not null`),
    oneOf("client_answers_kind", t.kind, clientAnswerKinds),
    check("client_answers_asked", sql`(${t.promiseId} is null) = (${t.submittalPageId} is not null)`),
    check("client_answers_date", sql`(${t.kind} = 'new_date') = (${t.decideOn} is not null)`),
    check("client_answers_handled", sql`(${t.handledAt} is null) = (${t.handledOperationId} is null)`),
  ],
);
