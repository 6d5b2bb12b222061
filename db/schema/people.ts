import { sql } from "drizzle-orm";
import { boolean, check, index, integer, text, uniqueIndex, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import { phoneKinds, type PhoneKind } from "../vocabulary/people";
import { states, type State } from "../vocabulary/places";
import { at, bothOrNeither, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** A human being. Candidate and contact records of one human share it. */
export const people = table(
  "people",
  {
    id: id(),
    firstName: text().notNull(),
    lastName: text().notNull().default(""),
    /** Set once merged: the person that took this one's place. */
    mergedIntoId: uuid().references((): AnyPgColumn => people.id),
    /** This id while the person is not merged: what a slot refers to, so that no slot refers to a merged person. */
    unmergedId: uuid()
      .generatedAlwaysAs(sql`case when merged_into_id is null then id end`)
      .unique("people_unmerged"),
    erasedAt: at(),
    city: text(),
    state: text().$type<State>(),
    zip: text(),
    /** IANA; from the ZIP, else the phone's area code, else the firm's zone (docs/rules-of-contact.md, rule 8). */
    zone: text().notNull(),
    doNotContactAt: at(),
    doNotContactBy: uuid().references(() => recruiters.id),
    doNotContactReason: text(),
    /** By which the mark was set, or lifted. */
    doNotContactOperationId: operationId("do_not_contact_operation_id"),
    linkedinUrl: text(),
    /** Lower-cased, unaccented name and addresses for the search box; written by refreshSearchText(), and by insertPeople() for a new person. */
    searchText: text().notNull().default(""),
    /** What lists sort by: accents and capitals do not move a name. */
    sortName: text().generatedAlwaysAs(sql`plain_text(last_name || ' ' || first_name)`),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
  },
  (t) => [
    check("people_name", sql`btrim(${t.firstName} || ${t.lastName}) <> ''`),
    oneOf("people_state", t.state, states),
    bothOrNeither("people_do_not_contact", t.doNotContactAt, t.doNotContactReason),
    index("people_search").using("gin", sql`${t.searchText} gin_trgm_ops`),
    index("people_merged_into")
      .on(t.mergedIntoId)
      .where(sql`${t.mergedIntoId} is not null`),
    index("people_name_order").on(t.lastName, t.firstName, t.id),
    index("people_sort_name").on(t.sortName, t.id),
    // People by whole words of their names, which nameWords knows by their beginnings and with one typo.
    index("people_name_words").using("gin", sql`words_of_name(${t.sortName})`),
    index("people_state").on(t.state),
    // Whose profile a link is: an import looks for a thousand at once.
    index("people_linkedin")
      .on(t.linkedinUrl)
      .where(sql`${t.linkedinUrl} is not null`),
    // Few or none: lists leave them out by a hashed look at this index.
    index("people_gone")
      .on(t.id)
      .where(sql`${t.mergedIntoId} is not null or ${t.erasedAt} is not null`),
    index("people_do_not_contact")
      .on(t.id)
      .where(sql`${t.doNotContactAt} is not null`),
  ],
);

/**
 * The words that people's names are made of, in plain letters. A name typed in part, or with a wrong, missing or swapped
 * letter, is looked up here, among some ten thousand words, and not among the people. A trigger on people writes it,
 * whoever adds a person. It holds a word twice where two people brought it at the same moment: a unique index would let
 * one of them wait for the other's import.
 */
export const nameWords = table("name_words", { id: id(), word: text().notNull() }, (t) => [
  index("name_words_word").on(t.word.op("text_pattern_ops")),
  index("name_words_typos").using("gin", sql`typo_keys_of_name(${t.word})`),
  index("name_words_alike").using("gin", t.word.op("gin_trgm_ops")),
]);

/** One address belongs to one person. Normalized: trimmed, NFC, lower case, IDNA; no plus or dot folding. */
export const personEmails = table(
  "person_emails",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    address: text().notNull(),
    primary: boolean().notNull().default(false),
    /** A mailbox read by several people gets no candidate email. */
    shared: boolean().notNull().default(false),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("person_emails_address").on(t.address),
    // Search by the beginning of an address, whatever the collation of the database.
    index("person_emails_prefix").on(t.address.op("text_pattern_ops")),
    uniqueIndex("person_emails_primary")
      .on(t.personId)
      .where(sql`"primary"`),
    index("person_emails_person").on(t.personId),
    check("person_emails_normal", sql`${t.address} = lower(btrim(${t.address})) and ${t.address} like '%_@_%'`),
  ],
);

export const personPhones = table(
  "person_phones",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** As it was given. */
    raw: text().notNull(),
    /** +18135550142; null where the raw text is no number that can be dialed. */
    e164: text(),
    kind: text().$type<PhoneKind>().notNull().default("mobile"),
    primary: boolean().notNull().default(false),
    /** "Wrong number" was logged for it. */
    wrongAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("person_phones_number").on(t.personId, t.raw),
    uniqueIndex("person_phones_primary")
      .on(t.personId)
      .where(sql`"primary"`),
    index("person_phones_e164").on(t.e164),
    // Search by the last digits.
    index("person_phones_ending").on(sql`reverse(${t.e164}) text_pattern_ops`),
    // Search by any of its digits, also of a number that cannot be dialed.
    index("person_phones_digits").using("gin", sql`digits_of(coalesce(${t.e164}, ${t.raw})) gin_trgm_ops`),
    oneOf("person_phones_kind", t.kind, phoneKinds),
  ],
);

/**
 * Hot counters of a person, in a row of their own, so that a touch does not rewrite the wide row of the person.
 * Recomputed from rows by refreshPersonActivity(), under the person's lock, in the transaction of whatever changed;
 * never incremented, never set directly.
 */
export const personActivity = table(
  "person_activity",
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id),
    /** 'epoch' for never, so that the sort column is not null. */
    lastTouchAt: at()
      .notNull()
      .default(sql`'epoch'`),
    lastConversationAt: at(),
    /** Attempts in a row without an answer. */
    unanswered: integer().notNull().default(0),
    restingSince: at(),
    /** End of the last slot that is not released, or of a pause: no counted email before. */
    emailFrom: at(),
    /** "Not now", or an auto-reply's return date. */
    pausedUntil: at(),
    /** In process until then (docs/rules-of-contact.md, rule 0); the year 9999 while a position is going on. */
    inProcessUntil: at(),
    /** An unsubscribe, complaint or "stop": every address, now and later. */
    optedOutAt: at(),
    /** Has an address that may be written to: not shared, not closed by a bounce. */
    reachable: boolean().notNull().default(false),
    /** The candidate's owner, kept here by a trigger: Today asks who of a recruiter's people waited longest. */
    ownerId: uuid(),
  },
  (t) => [
    // Whose process goes on, and who may be checked in with: by whoever heard from us longest ago.
    index("person_activity_going_on")
      .on(t.lastTouchAt, t.personId)
      .where(sql`${t.inProcessUntil} >= '9999-01-01 00:00:00+00'`),
    index("person_activity_check_in")
      .on(t.ownerId, t.lastTouchAt, t.personId)
      .where(sql`${t.reachable} and ${t.optedOutAt} is null and ${t.restingSince} is null`),
    index("person_activity_last_touch").on(t.lastTouchAt, t.personId),
    // One index per color of the contact light but green, for the filter.
    index("person_activity_in_process").on(t.inProcessUntil),
    index("person_activity_email_later").on(sql`greatest(${t.emailFrom}, ${t.pausedUntil})`),
    index("person_activity_resting")
      .on(t.personId)
      .where(sql`${t.restingSince} is not null`),
    index("person_activity_not_emailed")
      .on(t.personId)
      .where(sql`${t.optedOutAt} is not null or not ${t.reachable}`),
  ],
);
