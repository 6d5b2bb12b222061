import { bigint, check, index, text, unique, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { type IdentityWay, identityWays } from "../vocabulary/recruiters";
import { at, id, oneOf, table } from "./columns";
import { recruiters } from "./recruiters";

/** A key of a recruiter's phone, computer or security key: what is kept of it proves and cannot sign. */
export const passkeys = table(
  "passkeys",
  {
    id: id(),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    /** What their device made of it, on screen. */
    name: text().notNull(),
    credentialId: text().notNull().unique("passkeys_credential"),
    publicKey: text().notNull(),
    /** How often it was used, where it counts: one that goes back was copied. */
    counter: bigint({ mode: "number" }).notNull(),
    transports: text().array().notNull(),
    createdAt: at().notNull(),
    lastUsedAt: at(),
  },
  (t) => [index("passkeys_recruiter").on(t.recruiterId)],
);

/** Challenges that were answered, until they are over anyway, so that none is answered twice. */
export const usedChallenges = table("used_challenges", { hash: text().primaryKey(), endsAt: at().notNull() }, (t) => [
  check("used_challenges_hashed", sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
]);

/** Who a recruiter is at an identity provider of the firm. The provider's own name for them counts, and no email. */
export const identities = table(
  "identities",
  {
    id: id(),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    provider: text().$type<IdentityWay>().notNull(),
    issuer: text().notNull(),
    /** What never changes and is never given again: `sub`, or for Microsoft `oid`. */
    subject: text().notNull(),
    /** What the provider calls them, on screen alone. */
    label: text().notNull(),
    createdAt: at().notNull(),
    lastUsedAt: at(),
  },
  (t) => [
    unique("identities_once").on(t.provider, t.issuer, t.subject),
    index("identities_recruiter").on(t.recruiterId),
    oneOf("identities_provider", t.provider, identityWays),
  ],
);
