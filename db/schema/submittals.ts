import { date, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { payUnits, type PayUnit } from "../vocabulary/candidates";
import { candidacies } from "./candidacies";
import { contacts } from "./clients";
import { at, id, oneOf, table } from "./columns";
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
    payCents: integer(),
    payUnit: text().$type<PayUnit>(),
    billCents: integer(),
    note: text().notNull().default(""),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
    createdAt: at().notNull(),
  },
  (t) => [
    index("submittals_candidacy").on(t.candidacyId),
    index("submittals_contact").on(t.contactId),
    uniqueIndex("submittals_once_a_day").on(t.candidacyId, t.submittedOn),
    oneOf("submittals_pay_unit", t.payUnit, payUnits),
  ],
);
