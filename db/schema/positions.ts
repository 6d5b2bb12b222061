import { sql } from "drizzle-orm";
import { check, date, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  disciplines,
  employmentTerms,
  levels,
  payUnits,
  type Discipline,
  type EmploymentTerm,
  type Level,
  type PayUnit,
} from "../vocabulary/candidates";
import { sectors, software, type Sector, type Software } from "../vocabulary/experience";
import { licenseTypes, type LicenseType } from "../vocabulary/licenses";
import { states, type State } from "../vocabulary/places";
import {
  positionChangeKinds,
  positionStates,
  type PositionChangeKind,
  type PositionState,
} from "../vocabulary/positions";
import { clients, contacts } from "./clients";
import { allOf, at, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** A job order of a client. */
export const positions = table(
  "positions",
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id),
    contactId: uuid().references(() => contacts.id),
    /** The client's own number. */
    reqNumber: text(),
    title: text().notNull(),
    /** What it is searched by, beside its client's name: title, place, and its number with and without its signs. */
    plainText: text().generatedAlwaysAs(
      sql`plain_text(title || ' ' || city || ' ' || state || coalesce(' ' || req_number || ' ' || letters_and_digits_of(req_number), ''))`,
    ),
    discipline: text().$type<Discipline>().notNull(),
    level: text().$type<Level>().notNull(),
    sector: text().$type<Sector>(),
    software: text()
      .array()
      .$type<Software>()
      .notNull()
      .default(sql`'{}'`),
    city: text().notNull(),
    state: text().$type<State>().notNull(),
    zip: text(),
    /** Zone of the site: "end of day at the client's site". */
    zone: text().notNull(),
    /** What an email may say before a candidate is submitted; never the client's name. */
    blindDescription: text().notNull(),
    description: text().notNull().default(""),
    term: text().$type<EmploymentTerm>().notNull().default("direct_hire"),
    payMinCents: integer(),
    payMaxCents: integer(),
    payUnit: text().$type<PayUnit>(),
    currency: text().notNull().default("USD"),
    requiredLicense: text().$type<LicenseType>(),
    startOn: date({ mode: "string" }),
    /** Days after the start within which a fall-off is refilled. */
    guaranteeDays: integer().notNull().default(90),
    /** Cached by changePositionState(), the only writer. */
    status: text().$type<PositionState>().notNull().default("open"),
    ownerId: uuid()
      .notNull()
      .references(() => recruiters.id),
    /** Since when only its owner, the recruiters named in position_viewers and admins see it; null where everybody does. */
    restrictedAt: at(),
    version: integer().notNull().default(1),
    openedAt: at().notNull(),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
  },
  (t) => [
    index("positions_client").on(t.clientId),
    index("positions_search").using("gin", t.plainText.op("gin_trgm_ops")),
    index("positions_contact").on(t.contactId),
    index("positions_owner").on(t.ownerId, t.status),
    index("positions_similar").on(t.discipline, t.level),
    index("positions_opened").on(t.openedAt, t.id),
    // The few restricted ones, which positions_hidden_from() asks for in nearly every statement.
    index("positions_restricted")
      .on(t.ownerId, t.id)
      .where(sql`${t.restrictedAt} is not null`),
    uniqueIndex("positions_req_number").on(t.clientId, t.reqNumber),
    oneOf("positions_discipline", t.discipline, disciplines),
    oneOf("positions_level", t.level, levels),
    oneOf("positions_sector", t.sector, sectors),
    allOf("positions_software", t.software, software),
    oneOf("positions_state", t.state, states),
    oneOf("positions_term", t.term, employmentTerms),
    oneOf("positions_pay_unit", t.payUnit, payUnits),
    oneOf("positions_license", t.requiredLicense, licenseTypes),
    oneOf("positions_status", t.status, positionStates),
    check("positions_pay", sql`${t.payMaxCents} >= ${t.payMinCents}`),
    check("positions_guarantee", sql`${t.guaranteeDays} >= 0`),
  ],
);

/**
 * Who sees a restricted position beside its owner and admins. A row stays when somebody is no longer named, so that an
 * undo finds who was; it counts only while the position is restricted.
 */
export const positionViewers = table(
  "position_viewers",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    operationId: operationId(),
    removedOperationId: operationId("removed_operation_id"),
    createdAt: at().notNull(),
    removedAt: at(),
  },
  (t) => [
    uniqueIndex("position_viewers_once")
      .on(t.positionId, t.recruiterId)
      .where(sql`${t.removedAt} is null`),
    index("position_viewers_position").on(t.positionId),
    index("position_viewers_recruiter").on(t.recruiterId),
    index("position_viewers_operation").on(t.operationId),
    index("position_viewers_removed").on(t.removedOperationId),
    check("position_viewers_removed", sql`(${t.removedAt} is null) = (${t.removedOperationId} is null)`),
  ],
);

/** Opened, held, lifted, closed, edited, restricted: who, when, why. */
export const positionChanges = table(
  "position_changes",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    kind: text().$type<PositionChangeKind>().notNull(),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    reason: text(),
    /** Names of the fields that an edit changed. */
    fields: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    operationId: operationId(),
  },
  (t) => [
    index("position_changes_position").on(t.positionId, t.at),
    oneOf("position_changes_kind", t.kind, positionChangeKinds),
  ],
);
