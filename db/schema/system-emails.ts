import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  systemEmailKinds,
  systemEmailStates,
  type SystemEmailKind,
  type SystemEmailState,
} from "../vocabulary/system-emails";
import { at, id, inWords, oneOf, table } from "./columns";
import { recruiters } from "./recruiters";

/**
 * Email that Callback itself writes to recruiters. The row is the queue, as with `messages`; but there is no person, no
 * slot and nothing that holds it back. Every attempt sends the same bytes under the same key. They may hold a link that
 * lets somebody in, so they are sealed, and gone once the email has left or never will.
 */
export const systemEmails = table(
  "system_emails",
  {
    id: id(),
    kind: text().$type<SystemEmailKind>().notNull(),
    /** Whose account it is about; null where there is none yet. */
    recruiterId: uuid().references(() => recruiters.id),
    address: text().notNull(),
    from: text("from_address").notNull(),
    replyTo: text().notNull(),
    subject: text().notNull(),
    /** Both bodies, sealed (lib/sealed-text.ts). */
    sealedBody: text(),
    /** `<env>/<id>`: Resend keeps it for 24 h. */
    idempotencyKey: text().notNull(),
    state: text().$type<SystemEmailState>().notNull().default("queued"),
    stateAt: at().notNull(),
    /** Why it was canceled or has failed: a sentence. */
    reason: text(),
    attempts: integer().notNull().default(0),
    leaseUntil: at(),
    nextAttemptAt: at(),
    lastError: text(),
    providerId: text(),
    /** What it says is worth nothing after this, and no attempt is made. */
    sendBefore: at().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("system_emails_key").on(t.idempotencyKey),
    index("system_emails_due")
      .on(t.id)
      .where(inWords(t.state, ["queued", "claimed"])),
    index("system_emails_provider").on(t.providerId),
    index("system_emails_recruiter").on(t.recruiterId),
    oneOf("system_emails_kind", t.kind, systemEmailKinds),
    oneOf("system_emails_state", t.state, systemEmailStates),
    check("system_emails_sealed", sql`(${inWords(t.state, ["queued", "claimed"])}) = (${t.sealedBody} is not null)`),
    check(
      "system_emails_within_key",
      sql`${t.sendBefore} > ${t.createdAt} and ${t.sendBefore} <= ${t.createdAt} + interval '23 hours'`,
    ),
  ],
);
