import { randomUUID } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { messages, slots } from "@/db/schema/messages";
import { personActivity } from "@/db/schema/people";
import { some } from "@/db/test-firm";
import { queueOutreach } from "./queue-outreach";
import { cancelMessage } from "@/features/messages/mutations/cancel-message";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { inDays, start } from "@/features/messages/mutations/test-queue-in";

const { db, firm, versions, context, free, aboutPosition, system, look, goTo } = await testQueue();

beforeEach(() => goTo(start));

async function finalist() {
  const person = await firm.person({ at: "interview" });
  await firm.closeLongAgo(person.candidacyId);
  return person;
}
const backOpenTo = async (personId: string, reopeningId: string) =>
  queueOutreach(
    context(),
    aboutPosition([personId], {
      templateVersionId: some(versions.get("Back open")),
      purpose: "back_open",
      reopeningId,
    }),
  );
const live = async (personId: string) =>
  db
    .select()
    .from(slots)
    .where(and(eq(slots.personId, personId), ne(slots.state, "released")));

/** Sends what is due. */
async function leave() {
  const { emails } = await claimMessages(system(), { limit: 50 });
  for (const { messageId, attempt } of emails)
    await recordOutcome(system(), { messageId, attempt, answer: { id: randomUUID() } });
}

describe("an email about an opening that is back", () => {
  test("takes the free slot: outreach a quarter of an hour later waits for a month", async () => {
    const { personId } = await finalist();
    const { queued } = await backOpenTo(personId, await firm.reopen(start));
    const messageId = some(queued[0]).messageId;
    expect(await live(personId)).toMatchObject([{ messageId, at: start, until: inDays(31), state: "planned" }]);
    await leave();
    goTo(new Date(start.getTime() + 14 * 60_000));
    const second = await queueOutreach(context(), free([personId]));
    expect(second).toMatchObject({ queued: [], waiting: [{ from: inDays(31) }] });
    expect(await live(personId)).toMatchObject([{ messageId, state: "gone" }]);
  });

  test("never waits, and extends the slot that stands to 31 days from it", async () => {
    const { personId } = await finalist();
    await queueOutreach(context(), free([personId]));
    await leave();
    const [first] = await live(personId);
    goTo(inDays(10));
    const { queued } = await backOpenTo(personId, await firm.reopen(inDays(10)));
    expect(queued).toHaveLength(1);
    expect(await live(personId)).toMatchObject([{ id: first?.id, at: start, until: inDays(41), state: "gone" }]);
    const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
    expect(activity?.emailFrom).toEqual(inDays(41));
  });

  test("the month counts from the instant at which it leaves", async () => {
    const { personId } = await finalist();
    await queueOutreach(context(), free([personId]));
    await leave();
    goTo(inDays(2));
    await backOpenTo(personId, await firm.reopen(inDays(2)));
    goTo(new Date(inDays(2).getTime() + 3_600_000));
    await leave();
    expect((await live(personId))[0]?.until).toEqual(new Date(inDays(33).getTime() + 3_600_000));
  });

  test("counted email that is planned for later would be a second one, and is canceled", async () => {
    const { personId } = await finalist();
    const planned = await queueOutreach(context(), free([personId], { sendAt: inDays(3) }));
    const { queued } = await backOpenTo(personId, await firm.reopen(start));
    expect(await look(some(planned.queued[0]).messageId)).toMatchObject({
      state: "canceled",
      reason: "an email about an opening that is back goes first",
      slot: "released",
    });
    expect(await live(personId)).toMatchObject([{ messageId: some(queued[0]).messageId, until: inDays(31) }]);
  });

  test("what has not left on the day of it does not go as well, as after a weekend", async () => {
    const { personId } = await finalist();
    const saturday = inDays(4);
    goTo(saturday);
    const planned = await queueOutreach(context(), free([personId]));
    const { queued } = await backOpenTo(personId, await firm.reopen(saturday));
    expect(some(queued[0]).sendAt).toEqual(some(planned.queued[0]).sendAt);
    expect(await look(some(planned.queued[0]).messageId)).toMatchObject({ state: "canceled", slot: "released" });
    expect(await live(personId)).toMatchObject([{ messageId: some(queued[0]).messageId }]);
  });

  test("canceled, it gives back what it took, and what it extended ends where it did", async () => {
    const free1 = await finalist();
    const took = await backOpenTo(free1.personId, await firm.reopen(start));
    await cancelMessage(context(), { messageId: some(took.queued[0]).messageId });
    expect(await live(free1.personId)).toEqual([]);

    const { personId } = await finalist();
    await queueOutreach(context(), free([personId]));
    await leave();
    goTo(inDays(10));
    const extended = await backOpenTo(personId, await firm.reopen(inDays(10)));
    await cancelMessage(context(), { messageId: some(extended.queued[0]).messageId });
    expect(await live(personId)).toMatchObject([{ until: inDays(31), extendedBy: null, monthFrom: null }]);
  });

  test("two at once about one reopening are one email", async () => {
    const { personId } = await finalist();
    const reopeningId = await firm.reopen(start);
    await Promise.allSettled([backOpenTo(personId, reopeningId), backOpenTo(personId, reopeningId)]);
    const sent = await db
      .select()
      .from(messages)
      .where(and(eq(messages.personId, personId), eq(messages.purpose, "back_open")));
    expect(sent).toHaveLength(1);
    expect(await live(personId)).toHaveLength(1);
  });

  test("against outreach at the same moment: one live slot, a month from now, whoever is first", async () => {
    const reopeningId = await firm.reopen(start);
    const people = await Promise.all(Array.from({ length: 6 }, finalist));
    for (const { personId } of people) {
      const [backOpen] = await Promise.allSettled([
        backOpenTo(personId, reopeningId),
        queueOutreach(context(), free([personId])),
        queueOutreach(context(), free([personId], { sendAt: inDays(1) })),
      ]);
      expect(backOpen).toMatchObject({ status: "fulfilled", value: { queued: [{ personId }] } });
      const slotsNow = await live(personId);
      expect(slotsNow).toHaveLength(1);
      expect(some(slotsNow[0]).until).toEqual(inDays(31));
    }
  });
});
