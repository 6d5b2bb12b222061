import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { optOutPerson } from "@/features/suppressions/mutations/opt-out-person";
import { NotFound } from "@/lib/errors";
import { ofAnswerToken } from "../queries/answer-token";

/** RFC 8058: one POST with the opaque token of an email opts its person out, at once and on every address. */
export async function unsubscribeByToken(context: Context, { token }: { token: string }) {
  requireSystem(context.actor);
  const [message] = await context.db.select().from(messages).where(ofAnswerToken(token));
  if (!message) throw new NotFound("email");
  const { personId, address, id } = message;
  return optOutPerson(context, { personId, reason: "unsubscribed", messageId: id, address });
}
