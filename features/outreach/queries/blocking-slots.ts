import { and, desc, inArray, ne } from "drizzle-orm";
import type { Context } from "@/db/context";
import { slots } from "@/db/schema/messages";

/** The slot of each person that ends last, of those not released. */
export async function listBlockingSlots({ db }: Context, personIds: string[]) {
  const rows = await db
    .selectDistinctOn([slots.personId])
    .from(slots)
    .where(and(inArray(slots.personId, personIds), ne(slots.state, "released")))
    .orderBy(slots.personId, desc(slots.until));
  return new Map(rows.map((row) => [row.personId, row]));
}
