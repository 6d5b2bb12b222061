import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Context, mintRecruiter } from "@/db/context";
import { replies } from "@/db/schema/inbound";
import { personActivity } from "@/db/schema/people";
import { some } from "@/db/test-firm";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { listToday } from "@/features/today/queries/list-today";
import { readReply } from "./read-reply";
import { receiveReply } from "./receive-reply";

const { db, firm, free, context, system, clock } = await testQueue();
const activityOf = async (personId: string) =>
  some((await db.select().from(personActivity).where(eq(personActivity.personId, personId)))[0]);
const questions = async (within: Context = context()) =>
  (await listToday(within, { whose: "all", kind: "maybe_stop" })).map(({ subjectId }) => subjectId);

/** Somebody of whom this came in. */
async function wrote(text: string, given: { personId: string; address: string } | null = null) {
  const person = given ?? (await firm.person());
  const email = { id: randomUUID(), from: person.address, to: [], subject: "Re: Hello", text, html: null, headers: {} };
  const { replyId } = await receiveReply(system(), { email: { ...email, receivedAt: clock() } });
  return { ...person, replyId: some(replyId) };
}
const reply = async (id: string) => some((await db.select().from(replies).where(eq(replies.id, id)))[0]);
const ask = async (personId: string) => queueOutreach(context(), free([personId]));

test("a clear request needs nobody", async () => {
  const { personId, replyId } = await wrote("Please take me off your list. Thanks, John");
  expect(await reply(replyId)).toMatchObject({ meaning: "stop", handledAt: clock() });
  expect((await activityOf(personId)).optedOutAt).not.toBeNull();
  expect(await questions()).not.toContain(replyId);
});

describe("where it is not sure", () => {
  const unsure = "Take me off this one, but keep me in mind for Orlando.";

  test("outreach waits, and somebody is asked", async () => {
    const { personId, replyId } = await wrote(unsure);
    expect(await activityOf(personId)).toMatchObject({ optedOutAt: null });
    expect((await ask(personId)).refused).toMatchObject([
      { reason: expect.stringContaining("may have asked to stop") },
    ]);
    expect(await questions()).toContain(replyId);
    const open = await listToday(context(), { whose: "all", kind: "reply" });
    expect(open.map(({ subjectId }) => subjectId)).not.toContain(replyId);
  });

  test("they asked to stop: nothing counted goes again, and the question is answered", async () => {
    const { personId, replyId } = await wrote(unsure);
    expect(await readReply(context(), { replyId, meaning: "stop" })).toEqual({ meaning: "stop" });
    expect(await reply(replyId)).toMatchObject({ meaning: "stop", readBy: firm.recruiter.id, handledAt: clock() });
    expect((await activityOf(personId)).optedOutAt).not.toBeNull();
    expect((await ask(personId)).refused).toHaveLength(1);
    expect(await questions()).not.toContain(replyId);
  });

  test("they didn't: outreach goes again, and the reply is one to answer", async () => {
    const { personId, replyId } = await wrote(unsure);
    await readReply(context(), { replyId, meaning: "answer" });
    expect(await activityOf(personId)).toMatchObject({ optedOutAt: null });
    expect((await ask(personId)).queued).toHaveLength(1);
    const open = await listToday(context(), { whose: "all", kind: "reply" });
    expect(open.map(({ subjectId }) => subjectId)).toContain(replyId);
  });

  test("with a second one unread the hold stays", async () => {
    const first = await wrote(unsure);
    const second = await wrote("Who is this?", first);
    await readReply(context(), { replyId: first.replyId, meaning: "answer" });
    expect((await ask(first.personId)).refused).toHaveLength(1);
    await readReply(context(), { replyId: second.replyId, meaning: "answer" });
    expect((await ask(first.personId)).queued).toHaveLength(1);
  });

  test("whoever says it first stands, and the other is told who that was", async () => {
    const { personId, replyId } = await wrote(unsure);
    const other = mintRecruiter({ ...firm.recruiter, name: "Somebody else" });
    const [one, two] = await Promise.allSettled([
      readReply(context(), { replyId, meaning: "stop" }),
      readReply({ ...context(), actor: other }, { replyId, meaning: "answer" }),
    ]);
    const lost = one.status === "rejected" ? one : two;
    expect([one.status, two.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(lost).toMatchObject({ reason: { message: expect.stringMatching(/answered this a moment ago: /) } });
    const meaning = one.status === "fulfilled" ? "stop" : "answer";
    expect((await reply(replyId)).meaning).toBe(meaning);
    expect((await activityOf(personId)).optedOutAt !== null).toBe(meaning === "stop");
  });

  test("a viewer answers nothing, and what is no question has no answer", async () => {
    const { replyId } = await wrote(unsure);
    const viewer = { ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "viewer" }) };
    await expect(readReply(viewer, { replyId, meaning: "stop" })).rejects.toThrow("viewer");
    const plain = await wrote("Yes, call me.");
    await expect(readReply(context(), { replyId: plain.replyId, meaning: "stop" })).rejects.toThrow(
      "No one needs to say",
    );
    await expect(readReply(context(), { replyId: randomUUID(), meaning: "stop" })).rejects.toThrow("reply");
  });
});
