import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { personActivity } from "@/db/schema/people";
import { touches } from "@/db/schema/touches";
import { acceptMessage } from "./accept-message";
import { recordReconciled } from "./record-outcome";
import { settleMessage } from "./settle-message";
import { testQueue } from "./test-queue";

const { db, firm, context, system, queue, queueTo, look, clock, pass } = await testQueue();

const hour = 3_600_000;

/** An email that was tried a day ago, of which Resend's list says nothing. */
async function undecided() {
  const email = await queue();
  const triedAt = clock();
  await db
    .update(messages)
    .set({ state: "claimed", attempts: 3, firstAttemptAt: triedAt, leaseUntil: triedAt })
    .where(eq(messages.id, email.messageId));
  pass(24 * hour);
  await recordReconciled(system(), { messageId: email.messageId, answer: "not found" });
  expect(await look(email.messageId)).toMatchObject({ state: "needs_human", slot: "planned" });
  return { ...email, triedAt };
}

const sent = async (personId: string) =>
  db
    .select()
    .from(touches)
    .where(and(eq(touches.personId, personId), eq(touches.outcome, "sent")));

describe("an admin says", () => {
  test("it was sent: it is on the timeline at the hour it was tried, and its month stays taken", async () => {
    const { messageId, personId, triedAt } = await undecided();
    await settleMessage(context(), { messageId, went: true, note: "She answered it by phone." });
    expect(await look(messageId)).toMatchObject({ state: "accepted", acceptedAt: triedAt, reason: null, slot: "gone" });
    expect(await sent(personId)).toMatchObject([{ at: triedAt, messageId, attempt: true }]);
    // Nothing is queued: the month is taken.
    await expect(queueTo(personId)).rejects.toThrow("A row was expected.");
  });

  test("it was not sent: it is canceled with the reason, and they may be written to again", async () => {
    const { messageId, personId } = await undecided();
    await settleMessage(context(), { messageId, went: false, note: "Not in Resend's log." });
    expect(await look(messageId)).toMatchObject({
      state: "canceled",
      reason: "Not in Resend's log.",
      slot: "released",
    });
    expect(await sent(personId)).toEqual([]);
    const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
    expect(activity?.emailFrom).toBeNull();
    expect((await look((await queueTo(personId)).messageId)).state).toBe("queued");
  });
});

test("nobody but an admin says it, and not without saying how they know", async () => {
  const { messageId } = await undecided();
  const manager = { ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "manager" }) };
  const said = { messageId, went: false, note: "I think so." };
  await expect(settleMessage(manager, said)).rejects.toThrow("Only an admin can do this.");
  await expect(settleMessage(context(), { ...said, note: "  " })).rejects.toThrow("Say how you know.");
  expect((await look(messageId)).state).toBe("needs_human");
});

describe("who comes second", () => {
  test("learns what was decided", async () => {
    const { messageId } = await undecided();
    const answers = await Promise.allSettled([
      settleMessage(context(), { messageId, went: true, note: "Hers." }),
      settleMessage(context(), { messageId, went: false, note: "His." }),
    ]);
    const refused = answers.find((answer) => answer.status === "rejected");
    const { state } = await look(messageId);
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    expect(String(refused?.reason)).toContain(
      `${firm.recruiter.name} settled this a moment ago: ${state === "accepted" ? "Sent" : "Canceled"}.`,
    );
  });

  test("after Resend's own word changes nothing", async () => {
    const { messageId } = await undecided();
    const message = await look(messageId);
    await db.transaction(async (tx) => acceptMessage({ ...system(), db: tx }, message, "their-id"));
    pass(300_000);
    const late = settleMessage(context(), { messageId, went: false, note: "Not in the log." });
    await expect(late).rejects.toThrow("Resend reported on this 5 minutes ago: Sent.");
    expect(await look(messageId)).toMatchObject({ state: "accepted", slot: "gone" });
  });
});
