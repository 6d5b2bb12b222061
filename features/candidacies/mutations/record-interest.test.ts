import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { replies } from "@/db/schema/inbound";
import { personActivity } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { callbacks } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { answerByButton } from "@/features/replies/mutations/answer-by-button";
import { readReply } from "@/features/replies/mutations/read-reply";
import { receiveReply } from "@/features/replies/mutations/receive-reply";
import { listToday } from "@/features/today/queries/list-today";
import { closeOut } from "./close-out";
import { recordInterest } from "./record-interest";

const { db, firm, queue, look, versions, context, system, clock } = await testQueue();
const positionId = firm.position.id;
const aboutPosition = {
  templateVersionId: some(versions.get("Position outreach")),
  purpose: "position",
  positionId,
} as const;

const cardOf = async (candidateId: string) =>
  (
    await db
      .select()
      .from(candidacies)
      .where(and(eq(candidacies.candidateId, candidateId), eq(candidacies.positionId, positionId)))
  )[0];
const inProcess = async (personId: string) =>
  some((await db.select().from(personActivity).where(eq(personActivity.personId, personId)))[0]).inProcessUntil;
const lines = async (kind: "interested" | "reply") =>
  (await listToday(context(), { whose: "all", kind })).map(({ subjectId }) => subjectId);

async function closed() {
  const person = await firm.person({ at: "interview" });
  const candidacyId = some(person.candidacyId);
  await closeOut(context(), { candidacyId, side: "client", reason: "other_candidate", note: "", runnerUp: false });
  return { ...person, candidacyId };
}

async function replied(text: string) {
  const person = await queue(aboutPosition);
  const { replyTo } = await look(person.messageId);
  const email = { id: randomUUID(), from: person.address, to: [replyTo], subject: "Re: A role", text, html: null };
  const { replyId } = await receiveReply(system(), { email: { ...email, headers: {}, receivedAt: clock() } });
  return { ...person, replyId: some(replyId) };
}

describe("somebody is interested", () => {
  test("who never stood on the position is put there, marked, and in process", async () => {
    const { personId, candidateId } = await firm.person();
    const put = await recordInterest(context(), { personId, positionId });
    const card = some(await cardOf(some(candidateId)));
    expect(put).toEqual({ candidacyId: card.id });
    expect(card).toMatchObject({ stage: "sourced", saidYesAt: clock(), interestedAt: clock(), closedAt: null });
    expect(await inProcess(personId)).not.toBeNull();
  });

  test("who was closed out comes back in the first stage", async () => {
    const { personId, candidateId, candidacyId } = await closed();
    await recordInterest(context(), { personId, positionId });
    expect(await cardOf(some(candidateId))).toMatchObject({
      id: candidacyId,
      stage: "sourced",
      closedAt: null,
      interestedAt: clock(),
    });
    const moves = await db.select().from(stageMoves).where(eq(stageMoves.candidacyId, candidacyId));
    expect(moves.map(({ reason }) => reason)).toContain("Said they are interested");
    const [ended] = await db.select().from(closeOuts).where(eq(closeOuts.candidacyId, candidacyId));
    expect(ended?.undoneAt).toEqual(clock());
  });

  test("who stands there already keeps their stage, and said twice is once", async () => {
    const { personId, candidateId } = await firm.person({ at: "interview" });
    await recordInterest(context(), { personId, positionId });
    await recordInterest(context(), { personId, positionId });
    expect(await cardOf(some(candidateId))).toMatchObject({ stage: "interview", interestedAt: clock() });
  });

  test("two at once are one card", async () => {
    const { personId, candidateId } = await firm.person();
    const both = await Promise.allSettled([
      recordInterest(context(), { personId, positionId }),
      recordInterest(context(), { personId, positionId }),
    ]);
    const card = some(await cardOf(some(candidateId)));
    const answers = both.map((one) => (one.status === "fulfilled" ? one.value : one.reason));
    expect(answers).toEqual([{ candidacyId: card.id }, { candidacyId: card.id }]);
  });

  test("a position that is closed has no board to stand on; a viewer records nothing", async () => {
    const { personId } = await firm.person();
    const viewer = { ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "viewer" as const }) };
    await expect(recordInterest(viewer, { personId, positionId })).rejects.toThrow("viewer");
    await db.update(positions).set({ status: "closed" }).where(eq(positions.id, positionId));
    expect(await recordInterest(context(), { personId, positionId })).toBeNull();
    await db.update(positions).set({ status: "open" }).where(eq(positions.id, positionId));
  });
});

describe("said in their own words", () => {
  test("sure: on the board at once, and first in Today", async () => {
    const { candidateId, replyId } = await replied("Yes, I am interested!\n\nThanks,\nAna");
    expect(await cardOf(some(candidateId))).toMatchObject({ interestedAt: clock() });
    expect(await lines("interested")).toContain(replyId);
    expect(await lines("reply")).not.toContain(replyId);
  });

  test("not sure: a recruiter says so", async () => {
    const { candidateId, replyId } = await replied("Sounds good, what is the pay?");
    expect(await cardOf(some(candidateId))).toBeUndefined();
    expect(await lines("interested")).toContain(replyId);
    await expect(readReply(context(), { replyId, meaning: "stop" })).rejects.toThrow("No one needs to say");
    await readReply(context(), { replyId, meaning: "interested" });
    expect(await cardOf(some(candidateId))).toMatchObject({ stage: "sourced", interestedAt: clock() });
  });

  test("not interested after all: a reply like any", async () => {
    const { candidateId, replyId } = await replied("Tell me more.");
    await readReply(context(), { replyId, meaning: "answer" });
    expect(await cardOf(some(candidateId))).toBeUndefined();
    expect(await lines("reply")).toContain(replyId);
  });
});

describe("said by button", () => {
  const button = async (messageId: string, choice: Parameters<typeof answerByButton>[1]["choice"]) =>
    answerByButton(system(), { token: (await look(messageId)).answerToken, choice });
  const open = async (personId: string) =>
    (await db.select().from(callbacks).where(eq(callbacks.personId, personId))).filter((one) => !one.canceledAt);

  test("interested: on the board, and whoever is closed out after it stays so when it is pressed again", async () => {
    const { candidateId, messageId, personId } = await queue(aboutPosition);
    await button(messageId, "interested");
    const card = some(await cardOf(some(candidateId)));
    expect(card.interestedAt).toEqual(clock());
    const [reply] = await db.select().from(replies).where(eq(replies.personId, personId));
    expect(await lines("interested")).toContain(reply?.id);
    await closeOut(context(), { candidacyId: card.id, side: "us", reason: "not_a_fit", note: "", runnerUp: false });
    await button(messageId, "interested");
    expect((await cardOf(some(candidateId)))?.closedAt).not.toBeNull();
  });

  test("not now: a callback on that day, of whoever wrote; another answer takes it back", async () => {
    const { messageId, personId } = await queue(aboutPosition);
    await button(messageId, "later_3");
    expect(await open(personId)).toMatchObject([
      {
        recruiterId: firm.recruiter.id,
        dueAt: new Date("2026-06-10T13:00:00Z"),
        reason: "Asked us to get back to them in 3 months",
        positionId,
      },
    ]);
    await button(messageId, "later_1");
    expect(await open(personId)).toMatchObject([{ reason: "Asked us to get back to them in 1 month" }]);
    await button(messageId, "interested");
    expect(await open(personId)).toEqual([]);
  });
});
