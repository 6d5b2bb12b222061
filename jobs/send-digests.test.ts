import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { digests } from "@/db/schema/digests";
import { recruiters } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import { systemEmails } from "@/db/schema/system-emails";
import { testDatabase } from "@/db/test-database";
import { some, testFirm } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { sendDigest } from "@/features/digests/mutations/send-digest";
import { findDigest } from "@/features/digests/queries/find-digest";
import { claimSystemEmails } from "@/features/messages/mutations/system-emails";
import { restrictPosition } from "@/features/positions/mutations/restrict-position";
import { deactivate } from "@/features/recruiters/mutations/set-role";
import { handOverLines } from "@/features/today/mutations/hand-over-lines";
import { snoozeLine } from "@/features/today/mutations/snooze-line";
import { env } from "@/lib/env";
import { openText } from "@/lib/sealed-text";
import { deleteOld } from "./delete-old";
import { sendDigests } from "./send-digests";

const { db } = await testDatabase();
/** A Thursday, 7 AM in Tampa. */
const seven = new Date("2026-03-12T11:00:00Z");
await testFirm(db, seven);
const rows = testRows(db, seven);
const setAt = new Date("2026-03-01T12:00:00Z");
const later = (hours: number) => new Date(seven.getTime() + hours * 3_600_000);

type Row = Awaited<ReturnType<typeof rows.recruiter>>;
const as = (row: Row, at = seven): Context => ({ actor: mintRecruiter(row), now: at, db });
const recruiter = (over: Partial<Row> = {}) =>
  rows.recruiter("Dana Ruiz", over.role ?? "recruiter", { digestMinute: 420, digestSetAt: setAt, ...over });
async function callback(of: Row, firstName = "Maria", positionId: string | null = null) {
  const { personId } = await rows.candidate(firstName);
  const dueAt = new Date("2026-03-12T12:00:00Z");
  const early = as(of, new Date("2026-03-11T12:00:00Z"));
  const { callbackId } = await scheduleCallback(early, { personId, dueAt, reason: "Ask about May", positionId });
  return { kind: "callback", subjectId: callbackId } as const;
}
const work = (at = seven, over: Partial<Parameters<typeof sendDigests>[0]> = {}) =>
  sendDigests({
    db,
    clock: () => at,
    signal: new AbortController().signal,
    onError: (error) => {
      throw error;
    },
    ...over,
  });
async function sentTo({ id }: Row) {
  const all = await db
    .select()
    .from(systemEmails)
    .where(eq(systemEmails.recruiterId, id))
    .orderBy(asc(systemEmails.id));
  return all.map((email) => ({
    ...email,
    body: JSON.parse(
      openText(some(email.sealedBody), { secrets: env().AUTH_SECRET, about: `system_emails:${email.id}` }) ?? "{}",
    ) as { html: string; text: string },
  }));
}

beforeEach(async () => {
  await db.update(recruiters).set({ digestMinute: null, digestSetAt: null });
});

test("at its time each gets their own Today: words as on the list, links to its lines, a way to turn it off", async () => {
  const dana = await recruiter();
  await callback(dana);
  const put = await callback(dana, "Lee");
  await snoozeLine(as(dana), { ...put, until: "2026-03-13", reason: "" });
  expect(await work(later(-0.01))).toBe(0);
  expect(await work(later(0.02))).toBe(1);
  const [email] = await sentTo(dana);
  expect(email).toMatchObject({
    kind: "digest",
    address: dana.email,
    subject: "Your Today: 1 to do",
    sendBefore: later(5),
  });
  expect(email?.body.text).toContain("Thu, Mar 12: 1 to do.");
  expect(email?.body.text).toMatch(
    /Maria Test\nDue 8:00 AM ET: Ask about May\nhttps:\/\/callback\.test\/candidates\/\S+/,
  );
  expect(email?.body.text).toContain("turn it off: https://callback.test/settings/account#daily-digest");
  expect(email?.body.html).toContain("Maria Test</a>");
  expect(email?.body.text).not.toContain("Lee");
  expect(await findDigest(as(dana, later(1)))).toMatchObject({
    next: { at: new Date("2026-03-13T11:00:00Z") },
    last: { day: "2026-03-12", lines: 1, state: "queued" },
  });
});

test("two workers that sweep at once, again and again, send one; the next day another", async () => {
  const dana = await recruiter();
  await callback(dana);
  const swept = await Promise.all(Array.from({ length: 4 }, () => work()));
  expect(swept.reduce((sum, one) => sum + one, 0)).toBe(1);
  const system: Context = { actor: { kind: "system", name: "send-digests" }, now: later(1), db };
  expect(await sendDigest(system, { recruiterId: dana.id })).toBe(false);
  await db
    .update(recruiters)
    .set({ digestMinute: 540, digestSetAt: later(1) })
    .where(eq(recruiters.id, dana.id));
  expect(await work(later(2))).toBe(0);
  expect(await work(later(26))).toBe(1);
  expect((await sentTo(dana)).map(({ idempotencyKey }) => idempotencyKey.slice(-10))).toEqual([
    "2026-03-12",
    "2026-03-13",
  ]);
});

test("a worker killed before the end leaves nothing; whoever comes back the same morning sends it, and past noon nobody", async () => {
  const [dana, omar] = [await recruiter(), await recruiter()];
  await callback(dana);
  await callback(omar);
  const system: Context = { actor: { kind: "system", name: "send-digests" }, now: seven, db };
  const killed = db.transaction(async (tx) => {
    await sendDigest({ ...system, db: tx }, { recruiterId: dana.id });
    throw new Error("killed");
  });
  await expect(killed).rejects.toThrow("killed");
  expect(await db.$count(digests, eq(digests.recruiterId, dana.id))).toBe(0);
  expect(await sendDigest({ ...system, now: later(2) }, { recruiterId: dana.id })).toBe(true);
  expect(await work(later(5))).toBe(0);
  expect([await sentTo(dana), await sentTo(omar)].map((all) => all.length)).toEqual([1, 0]);
  await claimSystemEmails({ ...system, now: later(5) }, { limit: 50 });
  expect(await findDigest(as(dana, later(5)))).toMatchObject({ last: { state: "failed" } });
});

test("a day with nothing to do has no email, also where something comes after its time", async () => {
  const dana = await recruiter();
  expect(await work()).toBe(0);
  await callback(dana);
  expect(await work(later(0.5))).toBe(0);
  expect(await sentTo(dana)).toEqual([]);
  expect(await findDigest(as(dana, later(1)))).toMatchObject({ last: { lines: 0, state: null } });
});

test("none goes to whoever has left, only looks, or never asked; nor where no email can be sent", async () => {
  const gone = await recruiter();
  const all = [gone, await recruiter(), await recruiter({ digestMinute: null, digestSetAt: null }), await recruiter()];
  for (const one of all) await callback(one);
  const [, viewer, , last] = all.map(some);
  const boss = as(await rows.recruiter("Ada", "admin"));
  await deactivate(boss, { recruiterId: gone.id });
  await db
    .update(recruiters)
    .set({ role: "viewer" })
    .where(eq(recruiters.id, some(viewer).id));
  await db.update(settings).set({ mailDomain: "" });
  expect(await work()).toBe(0);
  await db.update(settings).set({ mailDomain: "meridian.test" });
  expect(await work()).toBe(1);
  expect(await sentTo(some(last))).toHaveLength(1);
  await deactivate(boss, { recruiterId: some(last).id });
  const [taken] = await db
    .select()
    .from(systemEmails)
    .where(eq(systemEmails.recruiterId, some(last).id));
  expect(taken).toMatchObject({ state: "canceled", sealedBody: null });
});

test("a handed line is told to whoever has it now, a restricted position to nobody who may not see it", async () => {
  const [dana, omar] = [await recruiter(), await recruiter()];
  const [mia, boss] = [await rows.recruiter("Mia"), await rows.recruiter("Ada", "admin")];
  const { id: positionId } = await rows.position(mia.id, { title: "Secret Bridge" });
  const line = await callback(dana, "Given");
  await callback(omar, "Hidden", positionId);
  await restrictPosition(as(boss), { positionId, version: 1, viewerIds: [mia.id], reason: "A confidential search" });
  await handOverLines(as(dana), { toId: omar.id, note: "At the dentist", lines: [{ ...line, handedId: null }] });
  expect(await work()).toBe(1);
  expect(await sentTo(dana)).toEqual([]);
  const [email] = await sentTo(omar);
  expect(email).toMatchObject({ subject: "Your Today: 2 to do" });
  expect(email?.body.text).toContain("Handed to you by Dana Ruiz: At the dentist");
  expect(email?.body.text).toContain("Hidden Test");
  expect(email?.body.text).not.toContain("Secret Bridge");
});

test("one that fails holds up nobody else's", async () => {
  const [broken, dana] = [await recruiter(), await recruiter()];
  for (const one of [broken, dana]) await callback(one);
  // Its email is there already, which nothing but a hand in the database brings about.
  const [other] = await db.select().from(systemEmails).limit(1);
  const idempotencyKey = `callback/digest-${broken.id}-2026-03-12`;
  await db.insert(systemEmails).values({ ...some(other), id: randomUUID(), recruiterId: null, idempotencyKey });
  const failed: unknown[] = [];
  expect(await work(seven, { onError: (error) => failed.push(error) })).toBe(1);
  expect(failed).toHaveLength(1);
  expect(await sentTo(dana)).toHaveLength(1);
});

test("what was noted of a digest goes after 30 days, its email later", async () => {
  const dana = await recruiter();
  await callback(dana);
  await work();
  await deleteOld(db, new Date(seven.getTime() + 29 * 86_400_000));
  expect(await db.$count(digests, eq(digests.recruiterId, dana.id))).toBe(1);
  await deleteOld(db, new Date(seven.getTime() + 31 * 86_400_000));
  expect(await db.$count(digests, eq(digests.recruiterId, dana.id))).toBe(0);
  expect(await sentTo(dana)).toHaveLength(1);
});
