import { sql, type SQL } from "drizzle-orm";
import { plannedAnew } from "@/db/prepared";

/** Ids as one array parameter: drizzle would spread them into one parameter each. */
export function idList(ids: string[]): SQL {
  return sql`${plannedAnew}${`{${ids.join(",")}}`}::uuid[]`;
}
