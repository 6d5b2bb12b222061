import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { personActivity, personEmails } from "@/db/schema/people";
import { slots } from "@/db/schema/messages";
import { personPaces } from "@/db/schema/wishes";
import { some } from "@/db/test-firm";
import { inDays, start } from "@/features/messages/mutations/test-queue-in";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { constraintOf } from "@/lib/fault";
import { findRecordPage } from "../queries/find-record-page";
import { listWishes } from "../queries/list-wishes";
import { findWisher } from "../queries/wisher";
import { choosePace } from "./choose-pace";
import { testWishes } from "./test-wishes";

const kit = await testWishes();
const { db, firm, queueTo, look, goTo, free, aboutPosition, system, reader } = kit;
const activity = async (id: string) =>
  some((await db.select().from(personActivity).where(eq(personActivity.personId, id)))[0]);

test("every 3 months: what is planned is canceled, the next email waits that long, and no reason breaks it", async () => {
  const { personId, token } = await reader();
  goTo(inDays(40));
  const { messageId } = await queueTo(personId);
  expect(await choosePace(system(), { token, pace: "quarterly" })).toEqual({ already: false });
  expect(await look(messageId)).toMatchObject({
    state: "canceled",
    slot: "released",
    reason: "they chose how often we email them",
  });
  const [slot] = await db
    .select()
    .from(slots)
    .where(and(eq(slots.personId, personId), eq(slots.state, "gone")));
  expect(slot?.until).toEqual(inDays(92));
  expect((await activity(personId)).emailFrom).toEqual(inDays(92));
  const again = await queueOutreach(
    kit.context(),
    aboutPosition([personId], { overrideReason: "They asked for her by name." }),
  );
  expect(again.waiting).toMatchObject([{ personId, reason: expect.stringContaining("in 3 months, the last on") }]);
  goTo(inDays(93));
  expect((await queueOutreach(kit.context(), free([personId]))).queued).toHaveLength(1);
});

test("once a week: the month is over sooner, and the next email holds a week", async () => {
  const { personId, token } = await reader();
  goTo(inDays(8));
  expect((await queueOutreach(kit.context(), free([personId]))).queued).toHaveLength(0);
  await choosePace(system(), { token, pace: "weekly" });
  const { messageId } = await queueTo(personId);
  const [slot] = await db.select().from(slots).where(eq(slots.messageId, messageId));
  expect(slot && slot.until.getTime() - slot.at.getTime()).toBe(7 * 86_400_000);
});

test("another choice takes its place; the same again, at once or later, is one", async () => {
  const { personId, token } = await reader();
  await Promise.all([1, 2, 3].map(() => choosePace(system(), { token, pace: "monthly" })));
  await choosePace(system(), { token, pace: "half_yearly" });
  expect(await choosePace(system(), { token, pace: "half_yearly" })).toEqual({ already: true });
  const rows = await db.select().from(personPaces).where(eq(personPaces.personId, personId));
  expect(rows.map(({ pace, endedAt }) => [pace, endedAt !== null])).toEqual([
    ["monthly", true],
    ["half_yearly", false],
  ]);
  expect((await listWishes(kit.context(), personId)).pace).toMatchObject({ pace: "half_yearly" });
});

test("the database holds it, whoever writes past the rules", async () => {
  const { personId, token, address } = await reader();
  await choosePace(system(), { token, pace: "quarterly" });
  const later = await kit.insertMessage({ personId, address }, { sendAt: inDays(200) });
  const slot = { personId, firstPersonId: personId, messageId: later.id, at: inDays(200), createdAt: start };
  const refused = async (values: typeof slots.$inferInsert) =>
    db
      .insert(slots)
      .values(values)
      .then(
        () => null,
        (error: unknown) => constraintOf(error),
      );
  expect(await refused({ ...slot, until: inDays(231) })).toBe("slots_pace");
  expect(
    await refused({ ...slot, until: inDays(300), overrideReason: "Asked for", overrideBy: firm.recruiter.id }),
  ).toBe("slots_pace");
  expect(await refused({ ...slot, until: inDays(292) })).toBeNull();
});

test("not by a token of nobody, nor from a mailbox that is no longer theirs, nor without end", async () => {
  await expect(choosePace(system(), { token: "x".repeat(32), pace: "weekly" })).rejects.toThrow("no longer exists");
  await expect(choosePace(kit.context(), { token: "x", pace: "weekly" })).rejects.toThrow("Only Callback");
  const { personId, token, address } = await reader();
  for (let press = 0; press < 10; press += 1)
    await choosePace(system(), { token, pace: press % 2 === 0 ? "weekly" : "monthly" });
  await expect(choosePace(system(), { token, pace: "weekly" })).rejects.toThrow("many times today");
  expect(await findWisher(system(), { token })).not.toBeNull();
  await db.update(personEmails).set({ shared: true }).where(eq(personEmails.address, address));
  expect(await findWisher(system(), { token })).toBeNull();
  await db.delete(personEmails).where(eq(personEmails.personId, personId));
  await expect(choosePace(system(), { token, pace: "quarterly" })).rejects.toThrow("no longer exists");
  expect(await findRecordPage(system(), { token })).toBeNull();
});
