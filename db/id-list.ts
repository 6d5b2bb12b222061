import { sql, type SQL } from "drizzle-orm";

/** Ids as one array parameter: drizzle would spread them into one parameter each. */
export function idList(ids: string[]): SQL {
  return sql`${`{${ids.join(",")}}`}::uuid[]`;
}
