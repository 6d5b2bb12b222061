import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  correctionFields,
  correctionStates,
  erasureStates,
  paces,
  type CorrectedFacts,
  type CorrectionField,
  type CorrectionState,
  type ErasureState,
  type Pace,
} from "../vocabulary/wishes";
import { at, bothOrNeither, id, oneOf, table } from "./columns";
import { messages } from "./messages";
import { operationId } from "./operations";
import { people } from "./people";
import { recruiters } from "./recruiters";

const daysOfPaces = Object.entries(paces)
  .map(([pace, { days }]) => `(pace = '${pace}' and days = ${days})`)
  .join(" or ");

/** How often somebody wants to be written to. One row for each choice; the one without an end holds. */
export const personPaces = table(
  "person_paces",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    pace: text().$type<Pace>().notNull(),
    /** The least between two counted emails: what the database itself reads. */
    days: integer().notNull(),
    at: at().notNull(),
    /** The email on whose page they chose it. */
    messageId: uuid()
      .notNull()
      .references(() => messages.id),
    operationId: operationId().notNull(),
    endedAt: at(),
  },
  (t) => [
    uniqueIndex("person_paces_live")
      .on(t.personId)
      .where(sql`${t.endedAt} is null`),
    index("person_paces_person").on(t.personId, t.at),
    index("person_paces_message").on(t.messageId),
    oneOf("person_paces_pace", t.pace, paces),
    check("person_paces_days", sql.raw(daysOfPaces)),
  ],
);

/** What somebody says is true instead of what is kept of them. It changes nothing until a recruiter confirms it. */
export const corrections = table(
  "corrections",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    messageId: uuid()
      .notNull()
      .references(() => messages.id),
    /** Who wrote to them: whose line it is where the candidate has no owner. */
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    field: text().$type<CorrectionField>().notNull(),
    /** As it was kept when they wrote, and as they say it is. */
    was: jsonb().$type<CorrectedFacts>().notNull(),
    proposed: jsonb().$type<CorrectedFacts>().notNull(),
    at: at().notNull(),
    operationId: operationId().notNull(),
    state: text().$type<CorrectionState>().notNull().default("open"),
    settledAt: at(),
    settledOperationId: operationId("settled_operation_id"),
  },
  (t) => [
    uniqueIndex("corrections_open")
      .on(t.personId, t.field)
      .where(sql`${t.state} = 'open'`),
    index("corrections_waiting")
      .on(t.at)
      .where(sql`${t.state} = 'open'`),
    index("corrections_person").on(t.personId, t.at),
    index("corrections_message").on(t.messageId),
    oneOf("corrections_field", t.field, correctionFields),
    oneOf("corrections_state", t.state, correctionStates),
    check("corrections_settled", sql`(${t.state} = 'open') = (${t.settledAt} is null)`),
    bothOrNeither("corrections_settled_by", t.settledAt, t.settledOperationId),
  ],
);

/** A request to erase what is kept of somebody. Unless they withdraw it no email with a footer goes to them. */
export const erasureRequests = table(
  "erasure_requests",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    messageId: uuid()
      .notNull()
      .references(() => messages.id),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    at: at().notNull(),
    dueOn: date({ mode: "string" }).notNull(),
    operationId: operationId().notNull(),
    state: text().$type<ErasureState>().notNull().default("open"),
    settledAt: at(),
    settledOperationId: operationId("settled_operation_id"),
    /** What was done, in the words of whoever did it. */
    note: text(),
  },
  (t) => [
    uniqueIndex("erasure_requests_open")
      .on(t.personId)
      .where(sql`${t.state} = 'open'`),
    index("erasure_requests_waiting")
      .on(t.at)
      .where(sql`${t.state} = 'open'`),
    index("erasure_requests_person").on(t.personId, t.at),
    index("erasure_requests_message").on(t.messageId),
    oneOf("erasure_requests_state", t.state, erasureStates),
    check("erasure_requests_settled", sql`(${t.state} = 'open') = (${t.settledAt} is null)`),
    bothOrNeither("erasure_requests_settled_by", t.settledAt, t.settledOperationId),
    check("erasure_requests_done_how", sql`${t.state} <> 'done' or btrim(${t.note}) <> ''`),
  ],
);
