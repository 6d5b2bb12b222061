import { sql } from "drizzle-orm";
import { check, date, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { payUnits, type PayUnit } from "../vocabulary/candidates";
import { rightWays, type RightWay } from "../vocabulary/submittals";
import { candidacies } from "./candidacies";
import { contacts } from "./clients";
import { at, id, oneOf, table } from "./columns";
import { messages } from "./messages";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** One dated sending of a candidate to a client. */
export const submittals = table(
  "submittals",
  {
    id: id(),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    contactId: uuid().references(() => contacts.id),
    submittedOn: date({ mode: "string" }).notNull(),
    /** When the candidate allowed the firm to represent them for this position. */
    rightToRepresentOn: date({ mode: "string" }),
    /** Why they were submitted without it. */
    withoutRightReason: text(),
    payCents: integer(),
    payUnit: text().$type<PayUnit>(),
    billCents: integer(),
    note: text().notNull().default(""),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
    createdAt: at().notNull(),
    /** Taken back by an undo: it never went out. */
    undoneAt: at(),
    undoneOperationId: operationId("undone_operation_id"),
  },
  (t) => [
    index("submittals_candidacy").on(t.candidacyId),
    index("submittals_contact").on(t.contactId),
    uniqueIndex("submittals_once_a_day")
      .on(t.candidacyId, t.submittedOn)
      .where(sql`${t.undoneAt} is null`),
    oneOf("submittals_pay_unit", t.payUnit, payUnits),
    check("submittals_undone", sql`(${t.undoneAt} is null) = (${t.undoneOperationId} is null)`),
  ],
);

/** The clear yes of a candidate to being represented for a position: how it was given, and who recorded it. */
export const rightsToRepresent = table(
  "rights_to_represent",
  {
    id: id(),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    way: text().$type<RightWay>().notNull(),
    /** The day they said so, at the site. */
    givenOn: date({ mode: "string" }).notNull(),
    /** The email that asked for it. */
    messageId: uuid().references(() => messages.id),
    /** Null where they pressed the button themselves. */
    by: uuid().references(() => recruiters.id),
    at: at().notNull(),
    operationId: operationId(),
  },
  (t) => [
    uniqueIndex("rights_to_represent_once").on(t.candidacyId),
    index("rights_to_represent_message").on(t.messageId),
    oneOf("rights_to_represent_way", t.way, rightWays),
  ],
);
