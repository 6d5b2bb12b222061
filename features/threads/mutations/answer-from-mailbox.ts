import { eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { replies, webhookEvents } from "@/db/schema/inbound";
import { people } from "@/db/schema/people";
import { answers } from "@/db/schema/threads";
import { inSavepoint, runOperation } from "@/features/operations/mutations/run-operation";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { personName } from "@/features/people/queries/person-name";
import { requireSystem } from "@/features/recruiters/rules/permission";
import type { Incoming } from "@/features/replies/mutations/receive-reply";
import { automaticKind } from "@/features/replies/rules/auto-reply";
import { freshText } from "@/features/replies/rules/fresh-text";
import { queueSystemEmail } from "@/features/system-emails/mutations/queue-system-email";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { textOfHtml } from "@/lib/safe-html";
import type { CopyAnswered } from "../queries/find-copy-answered";
import { mailboxWords } from "../rules/mailbox-words";
import { queueAnswer } from "./queue-answer";

type Input = { svixId?: string; email: Incoming; copy: CopyAnswered };

/**
 * What a recruiter answered from their own mailbox goes on to the person from the firm's sender, and stands in the
 * thread: once, however often it is delivered. Where a rule refuses it the recruiter is told by email, with their words.
 * An out-of-office of theirs goes nowhere.
 */
export async function answerFromMailbox(context: Context, { svixId, email, copy }: Input) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "answerFromMailbox" }, async (inside) => {
    const { db, now } = inside;
    const { replyId, recruiterId } = copy;
    const [reply] = await db
      .select({ personId: replies.personId, name: personName() })
      .from(replies)
      .innerJoin(people, eq(people.id, replies.personId))
      .where(eq(replies.id, replyId));
    if (reply?.personId) await lockPeople(inside, [reply.personId]);
    const [before] = await db.select({ id: answers.id }).from(answers).where(eq(answers.receivedId, email.id));
    if (svixId) {
      await db.update(webhookEvents).set({ appliedAt: now, error: null }).where(eq(webhookEvents.svixId, svixId));
    }
    if (before || automaticKind({ headers: email.headers, from: copy.email })) return { messageId: null };

    const text = email.text.trim() === "" && email.html ? textOfHtml(email.html) : email.text;
    const body = mailboxWords(freshText(text));
    const refused = async (reason: string) => {
      await tellNotSent(inside, copy, { to: reply?.name ?? "them", reason, words: body });
      return { messageId: null };
    };
    if (body === "") return refused("there were no words of yours in it");
    try {
      return await inSavepoint(inside, (savepoint) =>
        queueAnswer(savepoint, { replyId, recruiterId, body, way: "mailbox", receivedId: email.id }),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refused(error.message.replace(/^It cannot be sent: /, "").replace(/\.$/, ""));
    }
  });
}

async function tellNotSent(
  inside: OperationContext,
  { replyId, recruiterId, email }: CopyAnswered,
  words: { to: string; reason: string; words: string },
) {
  const url = `${env().APP_URL}/replies/${replyId}`;
  await queueSystemEmail(inside, { kind: "answer_not_sent", ...words, url }, { address: email, recruiterId });
}
