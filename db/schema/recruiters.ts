import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { roles, type Role } from "../vocabulary/recruiters";
import { at, id, oneOf, table } from "./columns";

export const recruiters = table(
  "recruiters",
  {
    id: id(),
    name: text().notNull(),
    /** Normalized: trimmed, lower case. */
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    zone: text().notNull().default("America/New_York"),
    phone: text(),
    /** argon2id; null until the recruiter has set a password. */
    passwordHash: text(),
    deactivatedAt: at(),
    /** The operation that gave them their role. Operations name recruiters, so no key leads back from here. */
    roleOperationId: uuid(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("recruiters_email").on(t.email),
    oneOf("recruiters_role", t.role, roles),
    check("recruiters_email_normal", sql`${t.email} = lower(btrim(${t.email})) and ${t.email} like '%_@_%'`),
  ],
);

/** One row per sign-in, checked at each request, so that it can be revoked. */
export const sessions = table(
  "sessions",
  {
    id: id(),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    createdAt: at().notNull(),
    lastSeenAt: at().notNull(),
    expiresAt: at().notNull(),
    revokedAt: at(),
    userAgent: text(),
  },
  (t) => [index("sessions_recruiter").on(t.recruiterId)],
);

/** Counted attempts per key (an account or a network address) and window; one upsert settles a race. */
export const rateLimits = table("rate_limits", {
  key: text().primaryKey(),
  windowStartsAt: at().notNull(),
  hits: integer().notNull(),
});
