import { sql, type SQL } from "drizzle-orm";
import { people } from "@/db/schema/people";

/** A person's name as it is said, in a statement. `alias`: what the statement calls the row of people. */
export function personName(alias?: string): SQL<string> {
  if (!alias) return sql<string>`btrim(${people.firstName} || ' ' || ${people.lastName})`;
  return sql.raw(`btrim(${alias}.first_name || ' ' || ${alias}.last_name)`) as SQL<string>;
}
