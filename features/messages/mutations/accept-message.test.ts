import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { people } from "@/db/schema/people";
import { some } from "@/db/test-firm";
import { untilWaiting } from "@/db/test-locks";
import { closeOutCandidacies } from "@/features/candidacies/mutations/close-out";
import { undoCloseOuts } from "@/features/candidacies/mutations/undo-close-outs";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { recordOutcome } from "./record-outcome";
import { testQueue } from "./test-queue";

const { db, firm, context, system, insertMessage, look, clock } = await testQueue();

/** Candidates of two closed cards, the lower id first, and the claimed email that tells the first one. */
async function closedCards() {
  const two = [await firm.person({ at: "submitted" }), await firm.person({ at: "submitted" })];
  const [first, second] = two
    .map((one) => ({ ...one, candidacyId: some(one.candidacyId) }))
    .toSorted((a, b) => (a.candidacyId < b.candidacyId ? -1 : 1));
  const cards = [some(first), some(second)] as const;
  const ending = { side: "client", reason: "other_candidate", runnerUp: false } as const;
  const closed = await closeOutCandidacies(context(), {
    cards: cards.map(({ candidacyId }) => ({ candidacyId })),
    ...ending,
  });
  const { id: messageId } = await insertMessage(cards[0], {
    purpose: "process",
    processSubject: "not_selected",
    candidacyId: cards[0].candidacyId,
    positionId: firm.position.id,
    state: "claimed",
    leaseUntil: new Date(clock().getTime() + 60_000),
    attempts: 1,
    firstAttemptAt: clock(),
  });
  return { cards, operationId: some(closed.operationId), messageId };
}

const accept = async (messageId: string) =>
  recordOutcome(system(), { messageId, attempt: 1, answer: { id: `re-${messageId}` } });

test("an email that tells how it ended and the undo of that end wait for each other", async () => {
  const { cards, operationId, messageId } = await closedCards();
  const both = await db.transaction(async (tx) => {
    await tx.select().from(candidacies).where(eq(candidacies.id, cards[1].candidacyId)).for("update");
    const undo = undoCloseOuts(context(), { operationId });
    await untilWaiting(db, 1);
    const outcome = accept(messageId);
    await untilWaiting(db, 2);
    return Promise.allSettled.bind(Promise, [undo, outcome]);
  });
  expect(await both()).toMatchObject([
    { status: "fulfilled", value: { refused: [] } },
    { status: "fulfilled", value: "accepted" },
  ]);
  expect(await look(messageId)).toMatchObject({ state: "accepted" });
});

test("an email that tells how it ended and a call that does wait for each other, and the first one stands", async () => {
  const { cards, messageId } = await closedCards();
  const { personId, candidacyId } = cards[0];
  const ended = some((await db.select().from(closeOuts).where(eq(closeOuts.candidacyId, candidacyId)))[0]);
  const both = await db.transaction(async (tx) => {
    await tx.select().from(people).where(eq(people.id, personId)).for("update");
    const outcome = accept(messageId);
    await untilWaiting(db, 1);
    const call = logTouch(context(), {
      personId,
      kind: "call",
      outcome: "spoke",
      candidacyId,
      tellsOutcomeOf: ended.id,
    });
    await untilWaiting(db, 2);
    return Promise.allSettled.bind(Promise, [outcome, call]);
  });
  expect(await both()).toMatchObject([{ status: "fulfilled", value: "accepted" }, { status: "fulfilled" }]);
  const [told] = await db.select().from(closeOuts).where(eq(closeOuts.id, ended.id));
  expect(told).toMatchObject({ toldAt: clock(), toldBy: firm.recruiter.id });
});
