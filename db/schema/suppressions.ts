import { sql } from "drizzle-orm";
import { boolean, check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { suppressionReasons, type SuppressionReason } from "../vocabulary/suppressions";
import { pauseKinds, type PauseKind } from "../vocabulary/replies";
import { at, id, oneOf, table } from "./columns";
import { messages } from "./messages";
import { people } from "./people";
import { recruiters } from "./recruiters";

/** An address that is not emailed. It needs no person: it outlives import, merge and erasure. */
export const suppressions = table(
  "suppressions",
  {
    id: id(),
    /** Normalized; null once erased, when the keyed hash alone remains. */
    address: text(),
    addressHash: text().notNull(),
    /** Which key the hash was made with; null where that was AUTH_SECRET, before there was a key for it. */
    keyId: text(),
    reason: text().$type<SuppressionReason>().notNull(),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    messageId: uuid().references(() => messages.id),
    note: text().notNull().default(""),
    liftedAt: at(),
    liftedBy: uuid().references(() => recruiters.id),
    liftedReason: text(),
  },
  (t) => [
    uniqueIndex("suppressions_live")
      .on(t.addressHash, t.reason)
      .where(sql`${t.liftedAt} is null`),
    index("suppressions_address").on(t.address),
    index("suppressions_message").on(t.messageId),
    oneOf("suppressions_reason", t.reason, suppressionReasons),
    check("suppressions_key", sql`${t.address} is not null or ${t.keyId} is not null`),
    check("suppressions_lifted", sql`(${t.liftedAt} is null) = (${t.liftedReason} is null)`),
  ],
);

/**
 * What Resend was last told of an address of the list: whether broadcasts from the same account leave it out. Told
 * again, with growing pauses, until Resend has taken it. What is to be told stands in `suppressions` alone.
 */
export const contactPushes = table("contact_pushes", {
  /** As it was told, so normalized. */
  address: text().primaryKey(),
  /** What Resend took last; null before the first. */
  unsubscribed: boolean(),
  pushedAt: at(),
  attempts: integer().notNull().default(0),
  leaseUntil: at(),
  nextAttemptAt: at(),
  /** What Resend answered last, where it did not take it. */
  lastError: text(),
});

/** A person's will to get no email (docs/rules-of-contact.md, rule 7): on every address, now and later. */
export const optOuts = table(
  "opt_outs",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    reason: text().$type<SuppressionReason>().notNull(),
    at: at().notNull(),
    messageId: uuid().references(() => messages.id),
    liftedAt: at(),
    liftedBy: uuid().references(() => recruiters.id),
    liftedReason: text(),
  },
  (t) => [
    uniqueIndex("opt_outs_live")
      .on(t.personId)
      .where(sql`${t.liftedAt} is null`),
    index("opt_outs_person").on(t.personId),
    index("opt_outs_message").on(t.messageId),
    oneOf("opt_outs_reason", t.reason, suppressionReasons),
    check("opt_outs_lifted", sql`(${t.liftedAt} is null) = (${t.liftedReason} is null)`),
  ],
);

/** "Not now, ask me in 3 months", an auto-reply's return date, a reply that nobody has read yet: no email with a footer before. */
export const pauses = table(
  "pauses",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: text().$type<PauseKind>().notNull(),
    at: at().notNull(),
    until: at(),
    reason: text().notNull(),
    by: uuid().references(() => recruiters.id),
    messageId: uuid().references(() => messages.id),
  },
  (t) => [
    index("pauses_person").on(t.personId, t.at),
    index("pauses_message").on(t.messageId),
    oneOf("pauses_kind", t.kind, pauseKinds),
  ],
);
