import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { messageStates, slotStates, type MessageState, type SlotState } from "../vocabulary/messages";
import { outreachOutcomes, outreachStates, type OutreachOutcome, type OutreachState } from "../vocabulary/outreaches";
import { processSubjects, purposes, type ProcessSubject, type Purpose } from "../vocabulary/purposes";
import { worths, type Worth } from "../vocabulary/value-items";
import { candidacies } from "./candidacies";
import { at, bothOrNeither, id, oneOf, table } from "./columns";
import { interviews } from "./interviews";
import { reopenings } from "./openings";
import { operationId } from "./operations";
import { people } from "./people";
import { positions } from "./positions";
import { recruiters } from "./recruiters";
import { templates, templateVersions } from "./templates";
import { valueItems } from "./value-items";

/** One send of one template to chosen people: a draft until somebody presses Send. */
export const outreaches = table(
  "outreaches",
  {
    id: id(),
    templateVersionId: uuid()
      .notNull()
      .references(() => templateVersions.id),
    purpose: text().$type<Purpose>().notNull(),
    state: text().$type<OutreachState>().notNull().default("sent"),
    /** Grows with each change of the draft. */
    version: integer().notNull().default(1),
    /** The words for everybody where they are no longer the template's: both or neither. */
    subject: text(),
    body: text(),
    positionId: uuid().references(() => positions.id),
    reopeningId: uuid().references(() => reopenings.id),
    /** Why the month is broken once, in the recruiter's words. */
    overrideReason: text(),
    /** What is shared with everybody; null: with each person what fits them. */
    valueItemId: uuid().references(() => valueItems.id),
    /** Not before this moment, where the recruiter chose one. */
    sendAt: at(),
    /** Until then no worker claims any of its emails, so that the send can be taken back. */
    undoUntil: at(),
    /** Of releases whose compose page had a key of its own; nothing reads it, and it goes with the next release. */
    pressKey: uuid().notNull().defaultRandom(),
    /** Of the draft: who saved it last. Of what was sent: the send. */
    operationId: operationId(),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    createdAt: at().notNull(),
    /** When the draft was saved last; when it was sent. */
    changedAt: at(),
  },
  (t) => [
    uniqueIndex("outreaches_press").on(t.pressKey),
    index("outreaches_created").on(t.createdAt),
    index("outreaches_unsent")
      .on(t.state, t.changedAt)
      .where(sql`${t.state} in ('draft', 'sending')`),
    index("outreaches_template_version").on(t.templateVersionId),
    index("outreaches_position").on(t.positionId),
    index("outreaches_reopening").on(t.reopeningId),
    index("outreaches_value_item").on(t.valueItemId),
    oneOf("outreaches_purpose", t.purpose, purposes),
    oneOf("outreaches_state", t.state, outreachStates),
    bothOrNeither("outreaches_words", t.subject, t.body),
  ],
);

/** A file that goes out with an email, as it is frozen in its row: its content in base64. */
export type FrozenAttachment = { filename: string; contentType: string; content: string };

/** Who an outreach is written to, with the words that are for one person alone, and what became of them. */
export const outreachPeople = table(
  "outreach_people",
  {
    outreachId: uuid()
      .notNull()
      .references(() => outreaches.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** The words for this person alone: both or neither. */
    subject: text(),
    body: text(),
    /** What is shared with this person alone. */
    valueItemId: uuid().references(() => valueItems.id),
    /** Is on hold, and is to be written to when that is over. */
    ticked: boolean().notNull().default(false),
    /** A hash of the email as it was shown before Send: another one is not sent. Null: not to be sent. */
    seen: text(),
    /** Null until the send has come to them. */
    outcome: text().$type<OutreachOutcome>(),
    reason: text(),
    /** Until when they were on hold. */
    waitsUntil: at(),
  },
  (t) => [
    primaryKey({ columns: [t.outreachId, t.personId] }),
    index("outreach_people_person").on(t.personId),
    index("outreach_people_value_item").on(t.valueItemId),
    oneOf("outreach_people_outcome", t.outcome, outreachOutcomes),
    bothOrNeither("outreach_people_words", t.subject, t.body),
    check("outreach_people_why", sql`${t.outcome} is null or ${t.outcome} = 'queued' or ${t.reason} is not null`),
  ],
);

/** The one email to one person. The row is the queue; a job is only the wake-up (docs/email.md). */
export const messages = table(
  "messages",
  {
    id: id(),
    /** Null for a single email, which is part of no outreach: an answer, a check-in with a contact, one about a process. */
    outreachId: uuid().references(() => outreaches.id),
    /** Of its outreach, for what is counted by template; null for a single email. */
    templateId: uuid().references(() => templates.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    address: text().notNull(),
    purpose: text().$type<Purpose>().notNull(),
    processSubject: text().$type<ProcessSubject>(),
    /** What of value it carries (docs/rules-of-contact.md, rule 4); a check-in without is not written. */
    carries: text().$type<Worth>(),
    positionId: uuid().references(() => positions.id),
    candidacyId: uuid().references(() => candidacies.id),
    reopeningId: uuid().references(() => reopenings.id),
    /** Which interview it tells of, and after how many of its changes: both or neither. */
    interviewId: uuid().references(() => interviews.id),
    interviewSequence: integer(),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    state: text().$type<MessageState>().notNull().default("queued"),
    stateAt: at().notNull(),
    /** Why it was canceled, failed or stopped: a sentence. */
    reason: text(),
    /** Not before this instant. */
    sendAt: at().notNull(),
    /** Of a check-in with a contact: until then they get no other. A trigger fills in what whoever inserts leaves out. */
    weekUntil: at(),
    /** Receiver's zone as it was when queued; the last look takes the present one. */
    zone: text().notNull(),
    // The frozen email: every attempt sends these bytes.
    from: text("from_address").notNull(),
    replyTo: text().notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text("text_body").notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull().default({}),
    attachments: jsonb().$type<FrozenAttachment[]>().notNull().default([]),
    /** `<env>/<message id>`: Resend keeps it for 24 h. */
    idempotencyKey: text().notNull(),
    /** Local part of the random reply address. */
    replyToken: text().notNull(),
    /** Opaque token of the answer page and the one-click unsubscribe. */
    answerToken: text().notNull(),
    // The claim.
    leaseUntil: at(),
    attempts: integer().notNull().default(0),
    firstAttemptAt: at(),
    nextAttemptAt: at(),
    lastError: text(),
    /** Resend's id of the email, and the RFC message id. */
    providerId: text(),
    providerMessageId: text(),
    acceptedAt: at(),
    deliveredAt: at(),
    repliedAt: at(),
    /** When we heard that a server refused the address for good, and that the person marked it as spam. */
    bouncedAt: at(),
    complainedAt: at(),
    /** By which an admin said whether it went, where Callback could not tell. */
    settledOperationId: operationId("settled_operation_id"),
    createdAt: at().notNull(),
  },
  (t) => [
    index("messages_due")
      .on(t.sendAt)
      .where(sql`${t.state} in ('queued', 'claimed')`),
    index("messages_undecided")
      .on(t.stateAt)
      .where(sql`${t.state} = 'needs_human'`),
    // What became of the emails of the last hour, for whoever watches.
    index("messages_state_at").on(t.stateAt),
    // The last emails of all, of a template and of a recruiter, by which outreach pauses.
    index("messages_accepted")
      .on(t.acceptedAt, t.id)
      .where(sql`${t.acceptedAt} is not null`),
    index("messages_template_accepted")
      .on(t.templateId, t.acceptedAt, t.id)
      .where(sql`${t.templateId} is not null`),
    index("messages_by_accepted")
      .on(t.by, t.acceptedAt, t.id)
      .where(sql`${t.acceptedAt} is not null`),
    index("messages_person").on(t.personId, t.createdAt),
    index("messages_position")
      .on(t.positionId)
      .where(sql`${t.positionId} is not null`),
    index("messages_candidacy")
      .on(t.candidacyId)
      .where(sql`${t.candidacyId} is not null`),
    index("messages_reopening")
      .on(t.reopeningId)
      .where(sql`${t.reopeningId} is not null`),
    index("messages_interview_id")
      .on(t.interviewId)
      .where(sql`${t.interviewId} is not null`),
    // One email per outreach and person, however often Send is clicked.
    uniqueIndex("messages_outreach").on(t.outreachId, t.personId),
    uniqueIndex("messages_reply_token").on(t.replyToken),
    uniqueIndex("messages_answer_token").on(t.answerToken),
    uniqueIndex("messages_provider").on(t.providerId),
    // A reply that came without its own address names the email by this id.
    index("messages_provider_message").on(t.providerMessageId),
    uniqueIndex("messages_key").on(t.idempotencyKey),
    // Back open: one email per person and reopening (docs/rules-of-contact.md, rule 5).
    uniqueIndex("messages_back_open_once")
      .on(t.personId, t.reopeningId)
      .where(sql`${t.purpose} = 'back_open' and ${t.state} not in ('canceled', 'failed', 'bounced')`),
    // One check-in with a contact at a time, whoever presses Send (docs/rules-of-contact.md, rule 2).
    uniqueIndex("messages_check_in_planned")
      .on(t.personId)
      .where(sql`${t.purpose} = 'client_check_in' and ${t.state} in ('queued', 'claimed')`),
    // Each side of an interview hears of each of its changes once.
    uniqueIndex("messages_interview_once")
      .on(t.interviewId, t.personId, t.interviewSequence)
      .where(sql`${t.processSubject} = 'interview' and ${t.state} not in ('canceled', 'failed', 'bounced')`),
    bothOrNeither("messages_interview", t.interviewId, t.interviewSequence),
    oneOf("messages_purpose", t.purpose, purposes),
    oneOf("messages_process_subject", t.processSubject, processSubjects),
    oneOf("messages_state", t.state, messageStates),
    oneOf("messages_carries", t.carries, worths),
    check("messages_worth_it", sql`${t.purpose} <> 'check_in' or ${t.carries} is not null`),
    check(
      "messages_of_outreach",
      sql`${t.outreachId} is not null or ${t.purpose} in ('answer', 'client_check_in', 'process')`,
    ),
    check("messages_back_open", sql`${t.purpose} <> 'back_open' or ${t.reopeningId} is not null`),
    check("messages_claimed", sql`${t.state} <> 'claimed' or ${t.leaseUntil} is not null`),
    check(
      "messages_ended_why",
      sql`${t.state} not in ('canceled', 'failed', 'needs_human') or ${t.reason} is not null`,
    ),
  ],
);

/**
 * A reserved time in which a person may get one counted email. The exclusion constraints are in a custom migration:
 * ranges of one person that are not released do not overlap; an override sits outside, but overrides do not overlap
 * each other.
 */
export const slots = table(
  "slots",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.unmergedId),
    /** The person it was first written to; differs after a merge. */
    firstPersonId: uuid()
      .notNull()
      .references(() => people.id),
    messageId: uuid()
      .notNull()
      .references(() => messages.id),
    at: at().notNull(),
    until: at().notNull(),
    state: text().$type<SlotState>().notNull().default("planned"),
    overrideReason: text(),
    overrideBy: uuid().references(() => recruiters.id),
    /** From when the month counts since an email about an opening that is back started it anew; else from `at`. */
    monthFrom: at(),
    /** Which email that was, and where the slot ended before: it ends there again where that one does not go. */
    extendedBy: uuid().references(() => messages.id),
    untilBefore: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    index("slots_extended_by")
      .on(t.extendedBy)
      .where(sql`${t.extendedBy} is not null`),
    check(
      "slots_extended",
      sql`(${t.extendedBy} is null) = (${t.untilBefore} is null) and (${t.extendedBy} is null) = (${t.monthFrom} is null)`,
    ),
    uniqueIndex("slots_message").on(t.messageId),
    uniqueIndex("slots_planned")
      .on(t.personId)
      .where(sql`${t.state} = 'planned'`),
    index("slots_person").on(t.personId, t.until),
    index("slots_first_person").on(t.firstPersonId),
    oneOf("slots_state", t.state, slotStates),
    check("slots_range", sql`${t.until} > ${t.at}`),
    check("slots_override", sql`(${t.overrideReason} is null) = (${t.overrideBy} is null)`),
  ],
);
