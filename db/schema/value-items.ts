import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { disciplines, type Discipline } from "../vocabulary/candidates";
import { sectors, type Sector } from "../vocabulary/experience";
import { states, type State } from "../vocabulary/places";
import { valueItemKinds, type ValueItemKind } from "../vocabulary/value-items";
import { allOf, at, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

const none = sql`'{}'`;

/** Something worth sending: a link, what a recruiter says about it, and whom it is for. */
export const valueItems = table(
  "value_items",
  {
    id: id(),
    kind: text().$type<ValueItemKind>().notNull(),
    url: text().notNull(),
    title: text().notNull(),
    /** One or two sentences of the recruiter's. */
    note: text().notNull(),
    // Whom it is for: an empty list leaves nobody out.
    disciplines: text().array().$type<Discipline>().notNull().default(none),
    sectors: text().array().$type<Sector>().notNull().default(none),
    states: text().array().$type<State>().notNull().default(none),
    /** Raised by each change; a form that saw an older one is told who changed it. */
    version: integer().notNull().default(1),
    archivedAt: at(),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    /** By which it was changed last. */
    operationId: operationId(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("value_items_link").on(t.url),
    index("value_items_created").on(t.createdAt),
    oneOf("value_items_kind", t.kind, valueItemKinds),
    allOf("value_items_disciplines", t.disciplines, disciplines),
    allOf("value_items_sectors", t.sectors, sectors),
    allOf("value_items_states", t.states, states),
    check("value_items_https", sql`${t.url} like 'https://%'`),
  ],
);
