import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { pauseCauses, pauseScopes, type PauseCause, type PauseScope } from "../vocabulary/outreach-pauses";
import { at, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";
import { templates } from "./templates";

/**
 * Outreach that Callback paused by itself, of everybody, of a template or of a recruiter, until an admin resumes it
 * (docs/rules-of-contact.md, "Deliverability").
 */
export const outreachPauses = table(
  "outreach_pauses",
  {
    id: id(),
    scope: text().$type<PauseScope>().notNull(),
    templateId: uuid().references(() => templates.id),
    recruiterId: uuid().references(() => recruiters.id),
    cause: text().$type<PauseCause>().notNull(),
    counted: integer().notNull(),
    sent: integer().notNull(),
    at: at().notNull(),
    operationId: operationId().notNull(),
    resumedAt: at(),
    resumedBy: uuid().references(() => recruiters.id),
    resumedReason: text(),
    resumedOperationId: operationId("resumed_operation_id"),
  },
  (t) => [
    uniqueIndex("outreach_pauses_firm")
      .on(t.scope)
      .where(sql`${t.scope} = 'firm' and ${t.resumedAt} is null`),
    uniqueIndex("outreach_pauses_live_template")
      .on(t.templateId)
      .where(sql`${t.resumedAt} is null`),
    uniqueIndex("outreach_pauses_live_recruiter")
      .on(t.recruiterId)
      .where(sql`${t.resumedAt} is null`),
    index("outreach_pauses_at").on(t.at),
    index("outreach_pauses_template").on(t.templateId, t.resumedAt),
    index("outreach_pauses_recruiter").on(t.recruiterId, t.resumedAt),
    oneOf("outreach_pauses_scope", t.scope, pauseScopes),
    oneOf("outreach_pauses_cause", t.cause, pauseCauses),
    check(
      "outreach_pauses_whose",
      sql`(${t.scope} = 'template') = (${t.templateId} is not null) and (${t.scope} = 'recruiter') = (${t.recruiterId} is not null)`,
    ),
    check(
      "outreach_pauses_resumed",
      sql`(${t.resumedAt} is null) = (${t.resumedReason} is null) and (${t.resumedAt} is null) = (${t.resumedOperationId} is null)`,
    ),
  ],
);
