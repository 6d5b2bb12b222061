import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "@/db/context";
import { isHidden } from "@/db/restricted-positions";
import { callbacks } from "@/db/schema/touches";
import { restrictedPosition } from "@/db/vocabulary/positions";

/** Why somebody is to be called, in a select from callbacks: without its words where it is about a position not seen. */
export function callbackReason(actor: Actor): SQL<string> {
  return sql<string>`case when ${isHidden(actor, callbacks.positionId)} then ${`About ${restrictedPosition}`} else ${callbacks.reason} end`;
}
