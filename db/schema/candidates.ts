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
import { licenseStatuses, licenseTypes, type LicenseStatus, type LicenseType } from "../vocabulary/licenses";
import { states, type State } from "../vocabulary/places";
import { allOf, at, bothOrNeither, id, oneOf, table } from "./columns";
import { people } from "./people";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** A person the firm may place. */
export const candidates = table(
  "candidates",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** "Senior Structural Engineer": as the person would say it. */
    title: text().notNull().default(""),
    discipline: text().$type<Discipline>(),
    level: text().$type<Level>(),
    sectors: text()
      .array()
      .$type<Sector>()
      .notNull()
      .default(sql`'{}'`),
    software: text()
      .array()
      .$type<Software>()
      .notNull()
      .default(sql`'{}'`),
    terms: text()
      .array()
      .$type<EmploymentTerm>()
      .notNull()
      .default(sql`'{}'`),
    yearsExperience: integer(),
    currentEmployer: text(),
    availableOn: date({ mode: "string" }),
    /** When availability and pay were last said: old answers mislead. */
    factsSaidAt: at(),
    desiredPayCents: integer(),
    desiredPayUnit: text().$type<PayUnit>(),
    currency: text().notNull().default("USD"),
    travelPercent: integer(),
    source: text(),
    summary: text().notNull().default(""),
    ownerId: uuid().references(() => recruiters.id),
    /** Raised by each change; a form that saw an older one is told who changed it. */
    version: integer().notNull().default(1),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
    /** The operation that changed it last. */
    operationId: operationId(),
  },
  (t) => [
    uniqueIndex("candidates_person").on(t.personId),
    oneOf("candidates_discipline", t.discipline, disciplines),
    oneOf("candidates_level", t.level, levels),
    oneOf("candidates_pay_unit", t.desiredPayUnit, payUnits),
    allOf("candidates_sectors", t.sectors, sectors),
    allOf("candidates_software", t.software, software),
    allOf("candidates_terms", t.terms, employmentTerms),
    bothOrNeither("candidates_pay", t.desiredPayCents, t.desiredPayUnit),
    check("candidates_pay_positive", sql`${t.desiredPayCents} > 0`),
    check("candidates_travel", sql`${t.travelPercent} between 0 and 100`),
    index("candidates_discipline_level").on(t.discipline, t.level),
    index("candidates_owner").on(t.ownerId),
    index("candidates_available").on(t.availableOn),
    index("candidates_updated").on(t.updatedAt, t.id),
    index("candidates_added").on(t.createdAt, t.id),
    // Without a day: last.
    index("candidates_available_order").on(sql`coalesce(${t.availableOn}, 'infinity'::date)`, t.id),
  ],
);

export const licenses = table(
  "licenses",
  {
    id: id(),
    candidateId: uuid()
      .notNull()
      .references(() => candidates.id),
    type: text().$type<LicenseType>().notNull(),
    discipline: text().$type<Discipline>(),
    /** Null for certificates that hold everywhere (PMP, OSHA 30). */
    state: text().$type<State>(),
    number: text(),
    status: text().$type<LicenseStatus>().notNull().default("active"),
    issuedOn: date({ mode: "string" }),
    expiresOn: date({ mode: "string" }),
    verifiedAt: at(),
    verifiedBy: uuid().references(() => recruiters.id),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
    /** The operation that changed it last. */
    operationId: operationId(),
  },
  (t) => [
    uniqueIndex("licenses_one").on(
      t.candidateId,
      t.type,
      sql`coalesce(${t.state}, '')`,
      sql`coalesce(${t.discipline}, '')`,
    ),
    index("licenses_expires")
      .on(t.expiresOn)
      .where(sql`${t.status} = 'active'`),
    index("licenses_type_state").on(t.type, t.state, t.candidateId),
    oneOf("licenses_type", t.type, licenseTypes),
    oneOf("licenses_state", t.state, states),
    oneOf("licenses_status", t.status, licenseStatuses),
    oneOf("licenses_discipline", t.discipline, disciplines),
    check("licenses_dates", sql`${t.expiresOn} >= ${t.issuedOn}`),
  ],
);
