import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { longestSessionDays, sessionDays } from "../../lib/session-cookie";
import { roles, type Role, type WayIn, waysIn } from "../vocabulary/recruiters";
import { todayKinds, type TodayKind } from "../vocabulary/today";
import { allOf, at, bothOrNeither, id, oneOf, table } from "./columns";

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
    /** Below their name in their emails: "Senior Recruiter". */
    title: text(),
    /** argon2id; null until the recruiter has set a password. */
    passwordHash: text(),
    /** Set while the password is one that somebody else gave them: it dies then, and does nothing but let them choose. */
    passwordExpiresAt: at(),
    deactivatedAt: at(),
    /** Kinds that are folded on their Today. */
    todayFolded: text()
      .array()
      .$type<TodayKind>()
      .notNull()
      .default(sql`'{}'`),
    /** Minutes after midnight, where they are, at which their Today is emailed to them; null is never. */
    digestMinute: integer(),
    /** When they last chose it. */
    digestSetAt: at(),
    /** The operation that gave them their role. Operations name recruiters, so no key leads back from here. */
    roleOperationId: uuid(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("recruiters_email").on(t.email),
    oneOf("recruiters_role", t.role, roles),
    allOf("recruiters_today_folded", t.todayFolded, todayKinds),
    bothOrNeither("recruiters_digest", t.digestMinute, t.digestSetAt),
    check("recruiters_digest_minute", sql`${t.digestMinute} between 0 and 1439`),
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
    /** The network address of the last visit that was noted. */
    address: text(),
    /** When whoever is signed in last proved who they are. */
    confirmedAt: at(),
  },
  (t) => [index("sessions_recruiter").on(t.recruiterId)],
);

/** How the firm's recruiters sign in: one row. */
export const signInSettings = table(
  "sign_in_settings",
  {
    only: boolean().primaryKey().default(true),
    /** Days after which a session ends that nobody uses, and those after which any does. */
    idleDays: integer().notNull().default(sessionDays.idle),
    mostDays: integer().notNull().default(sessionDays.most),
    waysIn: text()
      .$type<WayIn>()
      .array()
      .notNull()
      .default(sql`'{password,passkey}'`),
    /** Who signs in with a second step or not at all. */
    secondStepRoles: text()
      .$type<Role>()
      .array()
      .notNull()
      .default(sql`'{}'`),
    updatedAt: at(),
    /** By which they were last changed. No key leads to it, since operations name recruiters. */
    operationId: uuid(),
  },
  (t) => [
    check("sign_in_settings_only_row", sql`${t.only}`),
    allOf("sign_in_settings_ways_in", t.waysIn, waysIn),
    check("sign_in_settings_one_way", sql`cardinality(${t.waysIn}) > 0`),
    allOf("sign_in_settings_second_step", t.secondStepRoles, roles),
    check(
      "sign_in_settings_days",
      sql`${t.idleDays} between 1 and ${t.mostDays} and ${t.mostDays} <= ${sql.raw(`${longestSessionDays}`)}`,
    ),
  ],
);

/** The app that makes codes for a recruiter's second step. */
export const secondSteps = table("second_steps", {
  recruiterId: uuid()
    .primaryKey()
    .references(() => recruiters.id),
  /** Sealed with AUTH_SECRET: whoever reads it could make the codes. */
  sealedSecret: text().notNull(),
  createdAt: at().notNull(),
  /** When a code of it was first right; until then no sign-in asks for one. */
  confirmedAt: at(),
  /** The half minute of the last code that was taken: each code is taken once. */
  lastStep: bigint({ mode: "number" }).notNull().default(0),
});

/** What lets a recruiter in whose phone is lost, once each. */
export const recoveryCodes = table(
  "recovery_codes",
  {
    id: id(),
    recruiterId: uuid()
      .notNull()
      .references(() => secondSteps.recruiterId, { onDelete: "cascade" }),
    /** SHA-256 of a random code of 79 bits. */
    codeHash: text().notNull(),
    usedAt: at(),
  },
  (t) => [
    unique("recovery_codes_once").on(t.recruiterId, t.codeHash),
    check("recovery_codes_hashed", sql`${t.codeHash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** Wrong guesses in a row under a key: an account from a network, a network, a device. One upsert settles a race. */
export const attempts = table("attempts", {
  key: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: at().notNull(),
  /** Nobody may guess under this key before. */
  waitsUntil: at(),
});

/** A browser that somebody signed in with before: guesses elsewhere do not make it wait. */
export const knownDevices = table(
  "known_devices",
  {
    id: id(),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    /** SHA-256 of what its cookie names it by. */
    tokenHash: text().notNull(),
    createdAt: at().notNull(),
    lastSeenAt: at().notNull(),
  },
  (t) => [
    unique("known_devices_once").on(t.recruiterId, t.tokenHash),
    check("known_devices_hashed", sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** Counted attempts as they were before `attempts`: read by nothing anymore. */
export const rateLimits = table("rate_limits", {
  key: text().primaryKey(),
  windowStartsAt: at().notNull(),
  hits: integer().notNull(),
});
