import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { replies } from "@/db/schema/inbound";
import { personActivity, personPhones } from "@/db/schema/people";
import { callbacks, touches } from "@/db/schema/touches";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { cancelCallback } from "@/features/callbacks/mutations/cancel-callback";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { logTouch } from "./log-touch";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

async function candidate() {
  const added = await addCandidate(as(), { firstName: "Ana", lastName: "Ruiz", phones: [{ raw: "813 555 0142" }] });
  const [phone] = await db.select().from(personPhones).where(eq(personPhones.personId, added.personId));
  return { ...added, phoneId: phone!.id };
}
async function onPosition(candidateId: string) {
  const { id: positionId } = await rows.position(dana.id);
  const { done: added } = await addToPosition(as(), { positionId, candidateIds: [candidateId] });
  return { positionId, candidacyId: added[0]!.candidacyId };
}
const activityOf = async (personId: string) =>
  (await db.select().from(personActivity).where(eq(personActivity.personId, personId)))[0]!;
const missed = { kind: "call", outcome: "no_answer" } as const;
const spoke = { kind: "call", outcome: "spoke" } as const;

test("a conversation settles callbacks, handles replies and is on record with who, when and what", async () => {
  const { personId } = await candidate();
  const { callbackId } = await scheduleCallback(as(omar, days(-2)), {
    personId,
    dueAt: days(1),
    reason: "Ask about Tampa",
  });
  const reply = { from: "a@b.test", subject: "Re", text: "x", freshText: "x", receivedAt: days(-1), personId };
  await db.insert(replies).values([
    { ...reply, providerId: "one" },
    { ...reply, providerId: "auto", auto: true },
  ]);
  const result = await logTouch(as(), { personId, ...spoke, note: "Likes  the project\u0000", at: days(-0.01) });

  expect(result.settledCallbackIds).toEqual([callbackId]);
  const [touch] = await db.select().from(touches).where(eq(touches.id, result.touchId));
  expect(touch).toMatchObject({ recruiterId: dana.id, attempt: false, note: "Likes  the project", direction: "out" });
  const handled = await db.select().from(replies).where(eq(replies.personId, personId)).orderBy(replies.providerId);
  expect(handled.map((one) => [one.providerId, one.handledBy])).toEqual([
    ["auto", null],
    ["one", dana.id],
  ]);
  expect(await activityOf(personId)).toMatchObject({ unanswered: 0, lastConversationAt: days(-0.01) });
  expect(await auditOf(db, result.touchId)).toMatchObject([{ verb: "logTouch", recruiterId: dana.id }]);
  await expect(cancelCallback(as(), { callbackId })).rejects.toThrow(
    "Dana Ruiz reached them a moment ago: the callback is completed.",
  );
});

test("a voicemail settles nothing; three days of attempts rest a candidate, and a conversation wakes them", async () => {
  const { personId } = await candidate();
  const { callbackId } = await scheduleCallback(as(), { personId, dueAt: days(9), reason: "Try again" });
  for (const day of [1, 1.1, 2, 3]) await logTouch(as(dana, days(day)), { personId, ...missed });
  expect(await activityOf(personId)).toMatchObject({ unanswered: 3, restingSince: days(3) });
  const [open] = await db.select().from(callbacks).where(eq(callbacks.id, callbackId));
  expect(open?.settledAt).toBeNull();

  const { settledCallbackIds } = await logTouch(as(dana, days(4)), { personId, ...spoke, direction: "in" });
  expect(settledCallbackIds).toEqual([callbackId]);
  expect(await activityOf(personId)).toMatchObject({ unanswered: 0, restingSince: null });
});

test("inside a process a missed call is no attempt; a yes opens the process", async () => {
  const { personId, candidateId } = await candidate();
  const { candidacyId, positionId } = await onPosition(candidateId);
  const said = await logTouch(as(), { personId, ...spoke, candidacyId, saidYes: true });
  const [card] = await db.select().from(candidacies).where(eq(candidacies.id, candidacyId));
  expect(card?.saidYesAt).toEqual(now);
  const [first] = await db.select().from(touches).where(eq(touches.id, said.touchId));
  expect(first).toMatchObject({ positionId, candidacyId });

  const { touchId } = await logTouch(as(), { personId, ...missed });
  const [touch] = await db.select().from(touches).where(eq(touches.id, touchId));
  expect(touch?.attempt).toBe(false);
});

test("a conversation about a closed candidacy tells how it ended; a voicemail does not", async () => {
  const { personId, candidateId } = await candidate();
  const { candidacyId } = await onPosition(candidateId);
  const { closeOutId } = await closeOut(as(), { candidacyId, side: "client", reason: "position_filled" });
  const told = async () => (await db.select().from(closeOuts).where(eq(closeOuts.id, closeOutId)))[0]!;
  await logTouch(as(), { personId, kind: "voicemail", outcome: "left_voicemail", tellsOutcomeOf: closeOutId });
  expect((await told()).toldAt).toBeNull();
  await logTouch(as(omar), { personId, ...spoke, candidacyId });
  expect(await told()).toMatchObject({ toldAt: now, toldBy: omar.id });
});

test("a wrong number is written on the number, is no attempt, and a conversation takes it back", async () => {
  const { personId, phoneId } = await candidate();
  await logTouch(as(), { personId, kind: "call", outcome: "wrong_number", phoneId });
  const number = async () => (await db.select().from(personPhones).where(eq(personPhones.id, phoneId)))[0]!;
  expect((await number()).wrongAt).toEqual(now);
  expect((await activityOf(personId)).unanswered).toBe(0);
  await logTouch(as(), { personId, ...spoke, phoneId });
  expect((await number()).wrongAt).toBeNull();
});

test("the next callback is made in the same breath, and not settled by the call that made it", async () => {
  const { personId } = await candidate();
  const { callbackId, settledCallbackIds } = await logTouch(as(), {
    personId,
    ...spoke,
    callback: { dueAt: days(3), reason: "After the site visit" },
  });
  expect(settledCallbackIds).toEqual([]);
  const [row] = await db.select().from(callbacks).where(eq(callbacks.id, callbackId!));
  expect(row).toMatchObject({ recruiterId: dana.id, dueAt: days(3), settledAt: null });
  await cancelCallback(as(), { callbackId: callbackId! });
  await expect(cancelCallback(as(omar), { callbackId: callbackId! })).rejects.toThrow(
    "Dana Ruiz canceled this callback a moment ago.",
  );
});

test("a call of an hour ago lies an hour ago: it settles and tells what was there by then, and counts on its own day", async () => {
  const { personId, candidateId } = await candidate();
  const { candidacyId } = await onPosition(candidateId);
  const { callbackId: older } = await scheduleCallback(as(dana, days(1)), { personId, dueAt: days(3), reason: "Ask" });
  await scheduleCallback(as(dana, days(2)), { personId, dueAt: days(3), reason: "Ask again" });
  const { closeOutId } = await closeOut(as(dana, days(2)), { candidacyId, side: "client", reason: "position_filled" });
  const earlier = await logTouch(as(dana, days(2.02)), { personId, ...spoke, candidacyId, at: days(1.99) });
  expect(earlier.settledCallbackIds).toEqual([older]);
  const told = async () => (await db.select().from(closeOuts).where(eq(closeOuts.id, closeOutId)))[0]?.toldAt;
  expect(await told()).toBeNull();
  expect(await activityOf(personId)).toMatchObject({ lastTouchAt: days(1.99), lastConversationAt: days(1.99) });
  for (const day of [3, 4, 5]) await logTouch(as(dana, days(6)), { personId, ...missed, at: days(day) });
  expect(await activityOf(personId)).toMatchObject({ unanswered: 3, restingSince: days(5), lastTouchAt: days(5) });
  await logTouch(as(dana, days(6)), { personId, ...spoke, at: days(4.5) });
  expect(await activityOf(personId)).toMatchObject({ unanswered: 1, restingSince: null });
});

test("an attempt before they said yes stays one, whatever has begun since", async () => {
  const { personId, candidateId } = await candidate();
  const { candidacyId } = await onPosition(candidateId);
  await logTouch(as(dana, days(2)), { personId, ...spoke, candidacyId, saidYes: true });
  const attemptAt = async (day: number) => {
    const { touchId } = await logTouch(as(dana, days(3)), { personId, ...missed, at: days(day) });
    return (await db.select().from(touches).where(eq(touches.id, touchId)))[0]?.attempt;
  };
  expect([await attemptAt(1), await attemptAt(2.5)]).toEqual([true, false]);
});

test("a call lies at most a month before whom it was with was added, and minutes ahead of our clock count as now", async () => {
  const { personId } = await candidate();
  await expect(logTouch(as(), { personId, ...spoke, at: days(-32) })).rejects.toMatchObject({
    field: "at",
    message: "They were added Mar 12, 2026. A call can be logged at most 31 days before that.",
  });
  await logTouch(as(), { personId, ...spoke, at: days(-30) });
  expect((await activityOf(personId)).lastTouchAt).toEqual(days(-30));
  await logTouch(as(), { personId, ...spoke, at: days(0.001) });
  expect((await activityOf(personId)).lastTouchAt).toEqual(now);
});

test("refused, and nothing is written: a viewer, the future, an odd outcome, a yes to nothing, nobody", async () => {
  const { personId } = await candidate();
  const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
  await expect(logTouch(as(viewer), { personId, ...spoke })).rejects.toThrow("viewer");
  await expect(logTouch(as(), { personId, ...spoke, at: days(1) })).rejects.toThrow("future");
  await expect(logTouch(as(), { personId, kind: "meeting", outcome: "left_voicemail" })).rejects.toThrow(
    "Choose another outcome",
  );
  await expect(logTouch(as(), { personId, ...missed, saidYes: true })).rejects.toThrow("only in a conversation");
  await expect(logTouch(as(), { personId, ...spoke, saidYes: true })).rejects.toThrow("Which position");
  await expect(
    logTouch(as(), { personId, ...spoke, callback: { dueAt: days(-1), reason: "Late" } }),
  ).rejects.toMatchObject({ field: "dueAt" });
  await expect(logTouch(as(), { personId: dana.id, ...spoke })).rejects.toThrow("person no longer exists");
  expect(await db.$count(touches, eq(touches.personId, personId))).toBe(0);
});

test("a call that was kept on a phone and is sent twice is logged once, with its own time", async () => {
  const { personId } = await candidate();
  const key = randomUUID();
  const call = { personId, ...spoke, at: days(-0.125) };
  const sent = async () => logTouch({ ...as(), press: { key, again: "same" } }, call);
  const [first, second] = await Promise.all([sent(), sent()]);
  expect([second, await sent()]).toEqual([first, first]);
  const logged = await db.select({ at: touches.at }).from(touches).where(eq(touches.personId, personId));
  expect(logged).toEqual([{ at: days(-0.125) }]);
  await expect(logTouch(as(omar), { ...call, keptBy: dana.id })).rejects.toMatchObject({ field: "keptBy" });
  await logTouch(as(), { ...call, keptBy: dana.id });
  expect(await db.$count(touches, eq(touches.personId, personId))).toBe(2);
});

test("two recruiters at once: both calls are on record, the callback is completed once", async () => {
  const { personId } = await candidate();
  const { callbackId } = await scheduleCallback(as(), { personId, dueAt: days(1), reason: "Ask" });
  const both = await Promise.all([dana, omar].map((actor) => logTouch(as(actor), { personId, ...spoke })));
  expect(both.flatMap((one) => one.settledCallbackIds)).toEqual([callbackId]);
  expect(await db.$count(touches, eq(touches.personId, personId))).toBe(2);
});
