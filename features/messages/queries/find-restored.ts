import { inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { settings } from "@/db/schema/settings";

/** Whether the database was restored and nobody has resumed yet, and what the comparison with Resend found. */
export async function findRestored({ db }: Context) {
  const [row] = await db
    .select({
      at: settings.restoredAt,
      comparedAt: settings.restoredComparedAt,
      gone: settings.restoredGone,
      unknown: settings.restoredUnknown,
    })
    .from(settings);
  return row?.at ? { ...row, at: row.at } : null;
}

/** Emails that a restored database takes for not sent, each with the token of its reply address. */
export async function listUnsent({ db }: Context) {
  return db
    .select({
      id: messages.id,
      replyToken: messages.replyToken,
      createdAt: messages.createdAt,
      isDue: sql<boolean>`${messages.sendAt} <= ${settings.restoredAt}`,
    })
    .from(messages)
    .innerJoin(settings, sql`true`)
    .where(inArray(messages.state, ["queued", "claimed", "needs_human"]));
}

/** Of these tokens, those of an email that is on record. */
export async function listKnownTokens({ db }: Context, tokens: string[]): Promise<Set<string>> {
  if (tokens.length === 0) return new Set();
  const rows = await db
    .select({ token: messages.replyToken })
    .from(messages)
    .where(inArray(messages.replyToken, tokens));
  return new Set(rows.map(({ token }) => token));
}
