import { sql } from "drizzle-orm";
import { boolean, check, date, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import { logoTypes, mostLogoBytes, type ContactRules, type LogoType } from "../vocabulary/settings";
import type { GroupWeights } from "../vocabulary/top-of-mind";
import { at, bytea, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** The firm that runs this installation: one row. */
export const settings = table(
  "settings",
  {
    only: boolean().primaryKey().default(true),
    firmName: text().notNull(),
    postalAddress: text().notNull(),
    zone: text().notNull(),
    /** The domain of From and of the random reply addresses. */
    mailDomain: text().notNull(),
    /** The firm's numbers for the rules of contact, where they differ from contactRuleDefaults. */
    contactRules: jsonb("manners").$type<Partial<ContactRules>>().notNull().default({}),
    /** The stop switch: while set, nothing leaves. */
    sendingPausedAt: at(),
    sendingPausedBy: uuid().references(() => recruiters.id),
    sendingPausedReason: text(),
    sendingPausedOperationId: operationId("sending_paused_operation_id"),
    /** Set while the database is one that was restored and no admin has looked yet at what would go (docs/operations.md). */
    restoredAt: at(),
    /** When every queued email was compared with what Resend sent, how many of them had gone, and how many it sent that are not on record. */
    restoredComparedAt: at(),
    restoredGone: integer(),
    restoredUnknown: integer(),
    /** Server, database and timeline that workers last saw: another one was restored or took over. */
    databaseIdentity: text(),
    /** When the contact rules were last changed, and by which operation. */
    contactRulesAt: at(),
    contactRulesOperationId: operationId("contact_rules_operation_id"),
    /** What each group of points of Top of mind gives, where it differs from pointGroupDefaults: all of them, or none. */
    pointWeights: jsonb().$type<Partial<GroupWeights>>().notNull().default({}),
    pointWeightsAt: at(),
    pointWeightsOperationId: operationId("point_weights_operation_id"),
    /** By which the holidays were last changed. */
    holidaysOperationId: operationId("holidays_operation_id"),
    /** When an admin put the first steps of a new installation away, done or not. */
    firstStepsDismissedAt: at(),
    firstStepsOperationId: operationId("first_steps_operation_id"),
    /** By which the logo was last removed, whose own row went with it. */
    logoRemovedOperationId: operationId("logo_removed_operation_id"),
    /** Whether Resend is told who opted out, so that broadcasts from the same account leave them out. */
    pushOptOuts: boolean().notNull().default(true),
    /** By which that was last switched. */
    pushOptOutsOperationId: operationId("push_opt_outs_operation_id"),
    updatedAt: at().notNull(),
    /** By which the firm itself was last changed. */
    operationId: operationId(),
  },
  (t) => [
    check("settings_only_row", sql`${t.only}`),
    // Nothing goes from a restored database before somebody has looked: it stays paused, whoever would resume it.
    check("settings_restored_paused", sql`${t.restoredAt} is null or ${t.sendingPausedAt} is not null`),
    // The rules of contact read these numbers, so the database keeps them within their bounds, whoever writes.
    check("settings_contact_rules", sql`contact_rules_allowed(${t.contactRules})`),
    check("settings_point_weights", sql`point_weights_allowed(${t.pointWeights})`),
  ],
);

/** No working days: email that is bound to hours does not go on them. */
export const holidays = table("holidays", { on: date({ mode: "string" }).primaryKey(), name: text().notNull() });

/** The firm's logo, on the pages that people outside of it see: one row, or none. */
export const logos = table(
  "logos",
  {
    only: boolean().primaryKey().default(true),
    type: text().$type<LogoType>().notNull(),
    bytes: bytea().notNull(),
    changedAt: at().notNull(),
    operationId: operationId(),
  },
  (t) => [
    check("logos_only_row", sql`${t.only}`),
    oneOf("logos_type", t.type, logoTypes),
    check("logos_size", sql`octet_length(${t.bytes}) between 1 and ${sql.raw(String(mostLogoBytes))}`),
  ],
);
