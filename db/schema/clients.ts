import { sql } from "drizzle-orm";
import { boolean, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { sectors, type Sector } from "../vocabulary/experience";
import { contactKinds, type ContactKind } from "../vocabulary/clients";
import { states, type State } from "../vocabulary/places";
import { allOf, at, id, oneOf, table } from "./columns";
import { people } from "./people";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** A company that hires through the firm. */
export const clients = table(
  "clients",
  {
    id: id(),
    name: text().notNull(),
    /** What it is searched by. */
    plainName: text().generatedAlwaysAs(sql`plain_text(name)`),
    /** "60-person structural firm, Tampa": what an email may say before a candidate is submitted. */
    blindDescription: text().notNull().default(""),
    sectors: text()
      .array()
      .$type<Sector>()
      .notNull()
      .default(sql`'{}'`),
    city: text(),
    state: text().$type<State>(),
    zone: text().notNull(),
    website: text(),
    phone: text(),
    notes: text().notNull().default(""),
    /** Off-limits: nobody employed there is approached. */
    offLimitsAt: at(),
    offLimitsReason: text(),
    ownerId: uuid().references(() => recruiters.id),
    archivedAt: at(),
    version: integer().notNull().default(1),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
    /** The operation that changed it last. */
    operationId: operationId(),
  },
  (t) => [
    uniqueIndex("clients_name").on(sql`lower(${t.name})`),
    index("clients_owner").on(t.ownerId),
    index("clients_search").using("gin", t.plainName.op("gin_trgm_ops")),
    oneOf("clients_state", t.state, states),
    allOf("clients_sectors", t.sectors, sectors),
  ],
);

/** A person at a client. */
export const contacts = table(
  "contacts",
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: text().$type<ContactKind>().notNull().default("hiring_manager"),
    title: text().notNull().default(""),
    main: boolean().notNull().default(false),
    prefersPhone: boolean().notNull().default(false),
    leftAt: at(),
    leftOperationId: operationId("left_operation_id"),
    /** Of kind, title and phone: who is the main one is another change. */
    version: integer().notNull().default(1),
    operationId: operationId(),
    mainOperationId: operationId("main_operation_id"),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("contacts_pair").on(t.clientId, t.personId),
    uniqueIndex("contacts_main")
      .on(t.clientId)
      .where(sql`${t.main}`),
    index("contacts_person").on(t.personId),
    oneOf("contacts_kind", t.kind, contactKinds),
  ],
);
