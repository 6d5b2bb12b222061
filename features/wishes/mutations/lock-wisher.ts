import { and, count, gt, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { OperationContext } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { ofAnswerToken } from "@/features/replies/queries/answer-token";
import { NotFound, Refusal } from "@/lib/errors";
import { ofWisher } from "../queries/wisher";

/** How often in a day somebody may change their mind about the same thing. */
const mostADay = 10;

/** Who has the page of this email open, locked: so that two presses at once are taken one after the other. */
export async function lockWisher(inside: OperationContext, token: string) {
  const [message] = await inside.db.select().from(messages).where(ofAnswerToken(token));
  if (!message) throw new NotFound("email");
  await lockPeople(inside, [message.personId]);
  const [wisher] = await ofWisher(inside, token);
  if (!wisher) throw new NotFound("email");
  return { ...wisher, message };
}

/** Refuses whoever has pressed a button of the page too often today, by the rows that it wrote. */
export async function refuseTooMany(inside: OperationContext, rows: PgTable, { of, at }: { of: SQL; at: SQL }) {
  const dayAgo = new Date(inside.now.getTime() - 86_400_000);
  const [today] = await inside.db
    .select({ count: count() })
    .from(rows)
    .where(and(of, gt(at, dayAgo)));
  if ((today?.count ?? 0) >= mostADay)
    throw new Refusal("You have changed this many times today. Please reply to our email instead.", "often");
}
