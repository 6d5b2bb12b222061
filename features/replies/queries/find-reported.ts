import { inArray, or } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { requireSystem } from "@/features/recruiters/rules/permission";

const most = 50;

/** The email of ours that a report is about: by its reply address, or by the id it left with. */
export async function findReported({ actor, db }: Context, { to, said }: { to: string[]; said: string }) {
  requireSystem(actor);
  const tokens = [...new Set(`${to.join(" ")} ${said}`.toLowerCase().match(/\br-[0-9a-f]{24}\b/g))].slice(0, most);
  const ids = [...new Set(said.match(/<[^<>\s]+@[^<>\s]+>/g))].slice(0, most);
  if (tokens.length === 0 && ids.length === 0) return null;
  const found = await db
    .select()
    .from(messages)
    .where(or(inArray(messages.replyToken, tokens), inArray(messages.providerMessageId, ids)))
    .limit(2);
  // A report about two of our emails at once is about neither for certain.
  return found.length === 1 ? (found[0] ?? null) : null;
}
