import { sql } from "drizzle-orm";
import { check, index, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { roles, type Role } from "../vocabulary/recruiters";
import { at, bothOrNeither, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";
import { systemEmails } from "./system-emails";

/** Somebody who was asked to sign in here. The link is for one use and for this address alone; its hash is kept. */
export const invitations = table(
  "invitations",
  {
    id: id(),
    /** Normalized. */
    address: text().notNull(),
    role: text().$type<Role>().notNull(),
    /** Null where Callback itself invited. */
    invitedBy: uuid().references(() => recruiters.id),
    invitedAt: at().notNull(),
    /** sha-256 of the token in the link that was sent last; the ones before it lead nowhere. */
    tokenHash: text().notNull(),
    sentAt: at().notNull(),
    expiresAt: at().notNull(),
    /** The email that the link was sent with last. */
    emailId: uuid()
      .notNull()
      .references(() => systemEmails.id),
    acceptedAt: at(),
    acceptedBy: uuid().references(() => recruiters.id),
    revokedAt: at(),
    revokedBy: uuid().references(() => recruiters.id),
    /** By which it was last changed. */
    operationId: operationId(),
  },
  (t) => [
    uniqueIndex("invitations_token").on(t.tokenHash),
    uniqueIndex("invitations_open")
      .on(t.address)
      .where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
    index("invitations_invited_by").on(t.invitedBy),
    index("invitations_email").on(t.emailId),
    index("invitations_accepted_by").on(t.acceptedBy),
    index("invitations_revoked_by").on(t.revokedBy),
    oneOf("invitations_role", t.role, roles),
    check("invitations_token_hash", sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    bothOrNeither("invitations_accepted", t.acceptedAt, t.acceptedBy),
    check("invitations_one_end", sql`${t.acceptedAt} is null or ${t.revokedAt} is null`),
  ],
);
