import { sql } from "drizzle-orm";
import { check, index, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { recruiterLinkKinds, type RecruiterLinkKind } from "../vocabulary/recruiter-links";
import { at, id, oneOf, table } from "./columns";
import { recruiters } from "./recruiters";

/** A link of one use that was sent to a recruiter. The newest of its kind counts; the database keeps its hash. */
export const recruiterLinks = table(
  "recruiter_links",
  {
    id: id(),
    kind: text().$type<RecruiterLinkKind>().notNull(),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    tokenHash: text().notNull(),
    /** The address it was sent to where that is to become theirs. Normalized. */
    newEmail: text(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    usedAt: at(),
    /** When something of the account changed that makes it worth nothing, or a newer one was sent. */
    voidedAt: at(),
  },
  (t) => [
    uniqueIndex("recruiter_links_token").on(t.tokenHash),
    index("recruiter_links_recruiter").on(t.recruiterId, t.createdAt),
    uniqueIndex("recruiter_links_open")
      .on(t.recruiterId, t.kind)
      .where(sql`${t.usedAt} is null and ${t.voidedAt} is null`),
    oneOf("recruiter_links_kind", t.kind, recruiterLinkKinds),
    check("recruiter_links_hashed", sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check("recruiter_links_new_email", sql`(${t.newEmail} is not null) = (${t.kind} = 'email_change')`),
    check("recruiter_links_one_end", sql`${t.usedAt} is null or ${t.voidedAt} is null`),
  ],
);

/**
 * An address for which somebody asked for a new password, or for a link that signs in. A worker looks whether anybody signs in with it: whoever asks
 * gets the same answer in the same time.
 */
export const resetRequests = table(
  "reset_requests",
  {
    id: id(),
    address: text().notNull(),
    kind: text().$type<RecruiterLinkKind>().notNull().default("password_reset"),
    askedAt: at().notNull(),
  },
  (t) => [oneOf("reset_requests_kind", t.kind, recruiterLinkKinds)],
);
