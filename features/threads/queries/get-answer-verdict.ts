import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { getSubject } from "@/features/outreach/queries/get-subject";
import { listRecipients } from "@/features/outreach/queries/recipients";
import { judge } from "@/features/outreach/rules/verdict";
import { getFirm } from "@/features/settings/queries";
import { NotFound } from "@/lib/errors";
import { tooOldToAnswer } from "../rules/answerable";

/**
 * One reply with the email it came to, and whether it may be answered now: by the judge that stands for every email
 * (docs/rules-of-contact.md), and by the age of this very reply. Under the person's lock where it decides something.
 */
export async function getAnswerVerdict(context: Context, replyId: string) {
  const { db, now, actor } = context;
  const [found] = await db
    .select({ reply: replies, message: messages })
    .from(replies)
    .leftJoin(messages, eq(messages.id, replies.messageId))
    .where(and(eq(replies.id, replyId), maySee(actor, messages.positionId)));
  if (!found) throw new NotFound("reply");
  const { reply, message } = found;
  const firm = await getFirm(context);
  const none = { reply, message, firm, who: null, address: null };
  if (!reply.personId) return { ...none, refusal: `no one in Callback has the address ${reply.from}` };
  const about = {
    positionId: message?.positionId ?? null,
    candidacyId: message?.candidacyId ?? null,
    reopeningId: null,
  };
  const asked = { ...about, personId: reply.personId, messageId: null, since: null };
  const [who = null] = await listRecipients(context, [asked]);
  if (!who) return { ...none, refusal: "not in Callback" };
  // Whoever wrote is answered where they wrote from, as far as that is known to be theirs.
  const theirs = who.addresses.some(({ address }) => address === reply.from) ? reply.from : null;
  const ask = { purpose: "answer", processSubject: null, sendAt: null, overrideReason: null, address: theirs } as const;
  const verdict = judge(ask, who, await getSubject(context, about), firm, now);
  const old = tooOldToAnswer(reply.receivedAt, who.zone, firm.contactRules.answerableDays, now);
  if (verdict.kind !== "go") return { ...none, who, refusal: verdict.reason };
  return { reply, message, firm, who, address: verdict.address, refusal: reply.auto ? "an auto-reply" : old };
}
