import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connect } from "@/db/client";
import { type Context, mintRecruiter } from "@/db/context";
import { messages, slots } from "@/db/schema/messages";
import { personActivity } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { inDays, start } from "@/features/messages/mutations/test-queue-in";
import { Refusal } from "@/lib/errors";
import { queueOutreach } from "./queue-outreach";

const { db, url, firm, context, free, aboutPosition, insertMessage } = await testQueue();
const at = (when: Date): Context => ({ ...context(), now: when });

describe("counted email", () => {
  test("is frozen with its slot, headers and key", async () => {
    const { personId, address } = await firm.person();
    const result = await queueOutreach(context(), free([personId]));
    expect(result).toMatchObject({ waiting: [], refused: [], queued: [{ personId, sendAt: start }] });
    const [message] = await db.select().from(messages).where(eq(messages.personId, personId));
    expect(message).toMatchObject({
      state: "queued",
      address,
      from: "Dana Ruiz <dana@meridian.test>",
      subject: "Checking in, Ana",
      idempotencyKey: `callback/${message?.id}`,
      replyTo: `${message?.replyToken}@meridian.test`,
      headers: {
        "List-Unsubscribe": `<https://callback.test/api/unsubscribe/${message?.answerToken}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
    });
    expect(message?.html).toContain("401 E Jackson St");
    expect(message?.text).toContain(`https://callback.test/answer/${message?.answerToken}?choice=stop`);
    const [slot] = await db.select().from(slots).where(eq(slots.personId, personId));
    expect(slot).toMatchObject({ messageId: message?.id, state: "planned", at: start, until: inDays(31) });
    const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
    expect(activity?.emailFrom).toEqual(inDays(31));
  });

  test("goes once a month, whoever sends it", async () => {
    const { personId } = await firm.person();
    await queueOutreach(context(), free([personId]));
    const second = await queueOutreach(at(inDays(3)), aboutPosition([personId]));
    expect(second.queued).toEqual([]);
    // April 10 is a Friday; its 11:00 AM lies inside the hours.
    expect(second.waiting).toEqual([{ personId, from: inDays(31), reason: "an email is planned for Tue, Mar 10" }]);
  });

  test("fifty recruiters at one candidate: one goes, each other is told until when", async () => {
    const { personId } = await firm.person();
    const rows = await db
      .insert(recruiters)
      .values(
        Array.from({ length: 50 }, (_, index) => ({
          name: `Recruiter ${index}`,
          email: `r${index}@meridian-search.test`,
          role: "recruiter" as const,
          createdAt: start,
        })),
      )
      .returning();
    const wide = connect(url, { max: 50 });
    const results = await Promise.all(
      rows.map(async (row) =>
        queueOutreach(
          { actor: mintRecruiter(row), now: start, db: wide.db },
          row.name.endsWith("7") ? aboutPosition([personId]) : free([personId]),
        ),
      ),
    );
    await wide.sql.end();
    expect(results.flatMap((result) => result.queued)).toHaveLength(1);
    const waits = results.flatMap((result) => result.waiting);
    expect(waits).toHaveLength(49);
    expect(new Set(waits.map((wait) => wait.from.getTime()))).toEqual(new Set([inDays(31).getTime()]));
    const held = await db.select().from(slots).where(eq(slots.personId, personId));
    expect(held).toHaveLength(1);
  });

  test("the constraint alone, with no lock and no rule before it, lets one through", async () => {
    const person = await firm.person();
    const { personId } = person;
    const written = await Promise.all(Array.from({ length: 20 }, async () => insertMessage(person)));
    const wide = connect(url, { max: 20 });
    const taken = await Promise.all(
      written.map(async (message, index) =>
        wide.db
          .insert(slots)
          .values({
            personId,
            firstPersonId: personId,
            messageId: message.id,
            at: inDays(index),
            until: inDays(index + 31),
            state: "gone",
            createdAt: start,
          })
          .onConflictDoNothing()
          .returning(),
      ),
    );
    await wide.sql.end();
    expect(taken.flat()).toHaveLength(1);
  });

  test("the month is broken once, with a reason, for a position", async () => {
    const { personId } = await firm.person();
    await queueOutreach(context(), free([personId]));
    const reason = "The client closes the list on Friday and asked for her by name.";
    const tooSoon = await queueOutreach(at(inDays(2)), aboutPosition([personId], { overrideReason: reason }));
    expect(tooSoon.waiting[0]?.reason).toBe("an email is planned for Tue, Mar 10");
    await db.update(slots).set({ state: "gone" }).where(eq(slots.personId, personId));

    await expect(queueOutreach(at(inDays(2)), free([personId], { overrideReason: reason }))).rejects.toThrow(Refusal);
    const broken = await queueOutreach(at(inDays(2)), aboutPosition([personId], { overrideReason: reason }));
    expect(broken.queued).toHaveLength(1);
    await db.update(slots).set({ state: "gone" }).where(eq(slots.personId, personId));
    const again = await queueOutreach(at(inDays(3)), aboutPosition([personId], { overrideReason: reason }));
    expect(again.queued).toEqual([]);
    expect(again.waiting).toHaveLength(1);
  });

  test("outside the hours of the receiver it goes at the next allowed one", async () => {
    const { personId } = await firm.person({ zone: "America/Los_Angeles" });
    const friday = new Date("2026-03-14T03:00:00Z"); // Friday, 8:00 PM in Los Angeles
    const { queued } = await queueOutreach(at(friday), free([personId]));
    expect(queued[0]?.sendAt).toEqual(new Date("2026-03-16T14:00:00Z"));
  });

  test("the same request twice, at once and later, queues once", async () => {
    const { personId } = await firm.person();
    const input = free([personId]);
    const press = { key: randomUUID() };
    const again = { ...context(), press: { ...press, again: "same" as const } };
    const [one, two] = await Promise.all([queueOutreach({ ...context(), press }, input), queueOutreach(again, input)]);
    const third = await queueOutreach(again, input);
    expect(one.queued).toHaveLength(1);
    expect(two).toEqual(one);
    expect(third).toEqual(one);
    expect(await db.$count(messages, eq(messages.personId, personId))).toBe(1);
    const changed = { ...context(), press: { ...press, again: "changed" as const } };
    await expect(queueOutreach(changed, { ...input, recipients: [] })).rejects.toThrow("before you changed it");
  });

  test("more than one chunk, and a request that was cut off goes on where it stopped", async () => {
    const persons = await Promise.all(Array.from({ length: 103 }, async () => firm.person()));
    const input = free(persons.map(({ personId }) => personId));
    const press = { key: randomUUID() };
    const first = await queueOutreach(
      { ...context(), press },
      { ...input, recipients: input.recipients.slice(0, 100) },
    );
    const whole = await queueOutreach({ ...context(), press: { ...press, again: "same" } }, input);
    expect(whole.outreachId).toBe(first.outreachId);
    expect(whole.queued).toHaveLength(103);
    const [count] = await db
      .select({ n: sql<number>`count(*)::int` })
      .from(messages)
      .where(eq(messages.outreachId, whole.outreachId));
    expect(count?.n).toBe(103);
  });
});
