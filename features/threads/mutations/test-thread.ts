import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { mintRecruiter, type Context } from "@/db/context";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { answers } from "@/db/schema/threads";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { start } from "@/features/messages/mutations/test-queue-in";
import type { Incoming } from "@/features/replies/mutations/receive-reply";
import type { ComingFile } from "./add-attachments";
import { takeInEmail } from "./take-in-email";

type Came = Incoming & { attachments?: ComingFile[] };

export const repliedAt = new Date("2026-03-10T16:00:00Z");

/** A firm of its own to which people reply, and a second recruiter. */
export async function testThread() {
  const queue = await testQueue();
  const { db, system, context, goTo } = queue;
  const coleRow = await testRows(db, start).recruiter("Cole Reyes");
  const asCole = (): Context => ({ ...context(), actor: mintRecruiter(coleRow) });

  const find = async (messageId: string) =>
    some((await db.select().from(messages).where(eq(messages.id, messageId)))[0]);
  const answersTo = async (replyId: string) => db.select().from(answers).where(eq(answers.replyId, replyId));
  const replyOf = async (replyId: string) => some((await db.select().from(replies).where(eq(replies.id, replyId)))[0]);

  async function sendAll() {
    const { emails } = await claimMessages(system(), { limit: 20 });
    for (const { messageId, attempt } of emails)
      await recordOutcome(system(), { messageId, attempt, answer: { id: randomUUID() } });
    return emails;
  }

  /** Something comes in, as the job has fetched it. */
  async function comeIn(more: Partial<Came> & Pick<Incoming, "from" | "to">) {
    const words = { subject: "Re: Checking in", text: "Yes.", html: null, headers: {} };
    const email: Came = { id: randomUUID(), receivedAt: queue.clock(), ...words, ...more };
    return { email, ...(await takeInEmail(system(), { email })) };
  }

  /** Somebody to whom an email went, and who replied to it. */
  async function replied(more: Partial<Came> = {}) {
    goTo(start);
    const { personId, address, messageId } = await queue.queue();
    await sendAll();
    const sent = await find(messageId);
    await db.update(messages).set({ providerMessageId: "<ours@resend.test>" }).where(eq(messages.id, messageId));
    goTo(repliedAt);
    const { replyId } = (await comeIn({
      from: `Ana Lopez <${address}>`,
      to: [sent.replyTo],
      subject: `Re: ${sent.subject}`,
      text: "Call me on Thursday.\n\nOn Tue, Mar 10, 2026 Dana Ruiz wrote:\n> Hi Ana",
      headers: { "message-id": "<theirs@people.test>", references: "<ours@resend.test>" },
      ...more,
    })) as { replyId?: string | null };
    return { personId, address, messageId, replyId: some(replyId ?? undefined), sent };
  }

  return { ...queue, cole: coleRow, asCole, find, answersTo, replyOf, sendAll, comeIn, replied };
}
