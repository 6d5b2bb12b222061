import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { type Context, mintRecruiter } from "@/db/context";
import { messages, slots } from "@/db/schema/messages";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { start } from "@/features/messages/mutations/test-queue-in";

/** A firm whose emails have pages, and somebody who opens one. */
export async function testWishes() {
  const kit = await testQueue();
  const { db, firm, queue, look, goTo, system } = kit;

  const recruiter = (role: "admin" | "manager" | "recruiter" | "viewer"): Context => ({
    ...kit.context(),
    actor: mintRecruiter({ ...firm.recruiter, role }),
  });

  /** Somebody to whom an email has gone, with its page. */
  async function reader() {
    goTo(start);
    const queued = await queue();
    const claimed = await claimMessages(system(), { limit: 500 });
    expect(claimed.emails.map(({ messageId }) => messageId)).toContain(queued.messageId);
    await db
      .update(messages)
      .set({ state: "accepted", acceptedAt: start, leaseUntil: null })
      .where(eq(messages.id, queued.messageId));
    await db.update(slots).set({ state: "gone" }).where(eq(slots.messageId, queued.messageId));
    const { answerToken: token, subject } = await look(queued.messageId);
    return { ...queued, token, subject };
  }

  return { ...kit, recruiter, reader };
}

/** What the losers of a race were told. */
export const refusalsOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : []));
