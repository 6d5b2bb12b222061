import { boolean, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { processSubjects, purposes, type ProcessSubject, type Purpose } from "../vocabulary/purposes";
import { at, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** An email with merge fields. Its words are in versions. */
export const templates = table(
  "templates",
  {
    id: id(),
    name: text().notNull(),
    purpose: text().$type<Purpose>().notNull(),
    /** Which of the closed set of process email it is. */
    processSubject: text().$type<ProcessSubject>(),
    /** Whose own it is, and nobody else's; null: everybody's. */
    ownerId: uuid().references(() => recruiters.id),
    archivedAt: at(),
    /** By which it was archived or put back last. */
    operationId: operationId(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("templates_name").on(t.name),
    index("templates_owner").on(t.ownerId),
    index("templates_operation").on(t.operationId),
    oneOf("templates_purpose", t.purpose, purposes),
    oneOf("templates_process_subject", t.processSubject, processSubjects),
  ],
);

export const templateVersions = table(
  "template_versions",
  {
    id: id(),
    templateId: uuid()
      .notNull()
      .references(() => templates.id),
    version: integer().notNull(),
    /** Liquid, strict. */
    subject: text().notNull(),
    body: text().notNull(),
    current: boolean().notNull().default(true),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("template_versions_number").on(t.templateId, t.version),
    index("template_versions_current").on(t.templateId, t.current),
  ],
);
