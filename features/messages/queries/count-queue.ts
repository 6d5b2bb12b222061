import { inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { requireRole } from "@/features/recruiters/rules/permission";

/** How many emails are due and since when the oldest of them is, and how many are planned for later. */
export async function countQueue({ actor, db, now }: Context) {
  requireRole(actor, "admin", "manager");
  const isDue = sql`${messages.sendAt} <= ${now.toISOString()}`;
  const [row] = await db
    .select({
      due: sql<number>`count(*) filter (where ${isDue})`.mapWith(Number),
      later: sql<number>`count(*) filter (where not ${isDue})`.mapWith(Number),
      oldest: sql`min(${messages.sendAt}) filter (where ${isDue})`.mapWith(messages.sendAt),
    })
    .from(messages)
    .where(inArray(messages.state, ["queued", "claimed"]));
  return { due: row?.due ?? 0, later: row?.later ?? 0, oldest: row?.oldest ?? null };
}
