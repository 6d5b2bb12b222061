import { sql } from "drizzle-orm";
import { boolean, check, date, index, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { promiseKinds, promiseStates, type PromiseKind, type PromiseState } from "../vocabulary/promises";
import { candidacies } from "./candidacies";
import { contacts } from "./clients";
import { at, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { positions } from "./positions";
import { recruiters } from "./recruiters";

/** Who will answer whom by which date. A new date is a new row; the old one is kept, broken or moved. */
export const promises = table(
  "promises",
  {
    id: id(),
    kind: text().$type<PromiseKind>().notNull(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    contactId: uuid().references(() => contacts.id),
    dueOn: date({ mode: "string" }).notNull(),
    /** Zone of the client's site: it is broken at the end of that day there. */
    zone: text().notNull(),
    /** "They didn't say": our own date, five working days, marked as ours. */
    setByUs: boolean().notNull().default(false),
    state: text().$type<PromiseState>().notNull().default("open"),
    settledAt: at(),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("promises_open")
      .on(t.candidacyId, t.kind)
      .where(sql`${t.state} = 'open'`),
    index("promises_due")
      .on(t.dueOn)
      .where(sql`${t.state} = 'open'`),
    index("promises_position").on(t.positionId),
    index("promises_candidacy").on(t.candidacyId),
    index("promises_contact").on(t.contactId),
    oneOf("promises_kind", t.kind, promiseKinds),
    oneOf("promises_state", t.state, promiseStates),
    check("promises_settled", sql`(${t.state} = 'open') = (${t.settledAt} is null)`),
  ],
);
