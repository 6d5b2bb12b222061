import { bigint, check, index, text, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, id, table } from "./columns";
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
