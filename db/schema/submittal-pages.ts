import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { pageFields, pageNames, type PageField, type PageNames } from "../vocabulary/submittals";
import { candidacies } from "./candidacies";
import { contacts } from "./clients";
import { allOf, at, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { positions } from "./positions";
import { recruiters } from "./recruiters";

/** A page for one contact about people who were submitted for a position. Whoever has its token reads it until it ends. */
export const submittalPages = table(
  "submittal_pages",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    contactId: uuid()
      .notNull()
      .references(() => contacts.id),
    token: text().notNull(),
    names: text().$type<PageNames>().notNull(),
    /** What it says of each person, of a list that holds nothing that a client may not read. */
    fields: text().array().$type<PageField>().notNull(),
    expiresAt: at().notNull(),
    /** When a recruiter said that they sent the link. */
    sentAt: at(),
    sentOperationId: operationId("sent_operation_id"),
    closedAt: at(),
    closedOperationId: operationId("closed_operation_id"),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    operationId: operationId().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("submittal_pages_token").on(t.token),
    index("submittal_pages_position").on(t.positionId, t.createdAt),
    index("submittal_pages_contact").on(t.contactId),
    oneOf("submittal_pages_names", t.names, pageNames),
    allOf("submittal_pages_fields", t.fields, pageFields),
    check("submittal_pages_sent", sql`(${t.sentAt} is null) = (${t.sentOperationId} is null)`),
    check("submittal_pages_closed", sql`(${t.closedAt} is null) = (${t.closedOperationId} is null)`),
  ],
);

/** Whom it shows, in the recruiter's order and with what they wrote about each. */
export const submittalPagePeople = table(
  "submittal_page_people",
  {
    pageId: uuid()
      .notNull()
      .references(() => submittalPages.id),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    place: integer().notNull(),
    note: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.pageId, t.candidacyId] }),
    index("submittal_page_people_candidacy").on(t.candidacyId),
    check("submittal_page_people_place", sql`${t.place} > 0`),
  ],
);

/** When somebody looked at it, as far as that is a person: several looks within minutes are one. */
export const submittalPageViews = table(
  "submittal_page_views",
  {
    id: id(),
    pageId: uuid()
      .notNull()
      .references(() => submittalPages.id),
    at: at().notNull(),
  },
  (t) => [index("submittal_page_views_page").on(t.pageId, t.at)],
);
