import { sql } from "drizzle-orm";
import { boolean, check, text } from "drizzle-orm/pg-core";
import { at, table } from "./columns";

/**
 * The code that opens an installation in which nobody can sign in: printed by the newest start of a web process, kept as
 * its hash. Whoever deletes the row makes the first admin, so of two at once one does.
 */
export const welcomeCodes = table(
  "welcome_codes",
  {
    only: boolean().primaryKey().default(true),
    codeHash: text().notNull(),
    madeAt: at().notNull(),
  },
  (t) => [
    check("welcome_codes_only_row", sql`${t.only}`),
    check("welcome_codes_hashed", sql`${t.codeHash} ~ '^[0-9a-f]{64}$'`),
  ],
);
