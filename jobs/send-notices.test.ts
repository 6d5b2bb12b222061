import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { replies } from "@/db/schema/inbound";
import { notices, notifiedDevices } from "@/db/schema/notifications";
import { testDatabase } from "@/db/test-database";
import { testFirm } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { moveInterview } from "@/features/interviews/mutations/move-interview";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { claimNotices } from "@/features/notifications/mutations/claim-notices";
import { queueNotices } from "@/features/notifications/mutations/queue-notices";
import { endSession } from "@/features/recruiters/mutations/end-session";
import { startSession } from "@/features/recruiters/mutations/start-session";
import { snoozeLine } from "@/features/today/mutations/snooze-line";
import { makePushKey, publicKeyOf } from "@/lib/web-push";
import { sendNotices } from "./send-notices";

const { db } = await testDatabase();
/** A Thursday, 11 AM in Tampa. */
const now = new Date("2026-03-12T15:00:00Z");
await testFirm(db, now);
const rows = testRows(db, now);
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** A push service on this machine, and what it was asked. */
let asked: { path: string; topic: string }[] = [];
let status = 201;
const service = createServer((request, response) => {
  asked.push({ path: request.url ?? "", topic: String(request.headers.topic) });
  response.writeHead(status).end();
});
await new Promise<void>((resolve) => {
  service.listen(0, "127.0.0.1", resolve);
});
afterAll(() => service.close());
const { port } = service.address() as AddressInfo;

const as = (row: Awaited<ReturnType<typeof rows.recruiter>>, at = now): Context => ({
  actor: mintRecruiter(row),
  now: at,
  db,
});
/** A recruiter with a device on which notifications were turned on now. */
async function notified() {
  const row = await rows.recruiter("Dana Ruiz");
  const system = { actor: { kind: "system", name: "test" } as const, now, db };
  const { sessionId } = await startSession(system, { recruiterId: row.id, userAgent: "test" });
  const path = `/${randomUUID()}`;
  const endpoint = `http://127.0.0.1:${port}${path}`;
  const keys = { p256dh: publicKeyOf(makePushKey()), auth: "AAAAAAAAAAAAAAAAAAAAAA" };
  await db.insert(notifiedDevices).values({ recruiterId: row.id, sessionId, endpoint, ...keys, createdAt: now });
  return { row, sessionId, path };
}
async function reply(recruiterId: string, receivedAt: Date) {
  const { personId } = await rows.candidate("Maria");
  const words = { from: "a@b.test", subject: "Re", text: "x", freshText: "x" };
  const [row] = await db
    .insert(replies)
    .values({ providerId: randomUUID(), personId, recruiterId, receivedAt, ...words })
    .returning();
  return row!.id;
}
async function interview(row: Awaited<ReturnType<typeof rows.recruiter>>, startsAt: Date) {
  const { id: candidateId } = await rows.candidate("Lee");
  const { id: positionId } = await rows.position(row.id);
  const { done } = await addToPosition(as(row), { positionId, candidateIds: [candidateId] });
  const hours = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), zone: row.zone };
  return scheduleInterview(as(row), { candidacyId: done[0]!.candidacyId, kind: "video", ...hours });
}
const failed: unknown[] = [];
const work = async (at: Date, privateKey: string | undefined = makePushKey()) =>
  sendNotices({
    db,
    clock: () => at,
    signal: new AbortController().signal,
    onError: (error) => failed.push(error),
    privateKey,
    contact: "https://callback.test",
  });
const toldOf = (path: string) => asked.filter((one) => one.path === path);

beforeEach(async () => {
  await db.delete(notifiedDevices);
  asked = [];
  status = 201;
});

test("a reply is told once, whichever worker comes; what came before, or was snoozed, is not", async () => {
  const { row, path } = await notified();
  await reply(row.id, later(-5));
  const snoozed = await reply(row.id, later(1));
  await snoozeLine(as(row, later(2)), { kind: "reply", subjectId: snoozed, until: "2026-03-13", reason: "" });
  await reply(row.id, later(1));
  await Promise.all([work(later(2)), work(later(2))]);
  await work(later(3));
  expect(toldOf(path)).toHaveLength(1);
  expect(failed).toEqual([]);
});

test("what one worker has taken, no other takes", async () => {
  const { row } = await notified();
  await reply(row.id, later(1));
  const worker = (of: Context["db"] = db): Context => ({
    actor: { kind: "system", name: "test" },
    now: later(2),
    db: of,
  });
  expect(await queueNotices(worker())).toBe(1);
  await db.transaction(async (tx) => {
    expect(await claimNotices(worker(tx), 10)).toHaveLength(1);
    expect(await claimNotices(worker(), 10)).toEqual([]);
  });
  expect(await claimNotices(worker(), 10)).toEqual([]);
});

test("an interview is told in the hour before it, and anew where it was moved; one that runs is not", async () => {
  const { row, path } = await notified();
  const { interviewId } = await interview(row, later(90));
  await interview(row, later(10));
  await work(later(20));
  expect(toldOf(path)).toHaveLength(0);
  await work(later(31));
  await work(later(40));
  expect(toldOf(path)).toHaveLength(1);
  await moveInterview(as(row, later(45)), { interviewId, startsAt: later(200), endsAt: later(260), zone: row.zone });
  await work(later(50));
  expect(toldOf(path)).toHaveLength(1);
  await work(later(150));
  expect(toldOf(path)).toHaveLength(2);
});

test("a service that is busy is asked again under the same topic, and not for ever", async () => {
  const { row, path } = await notified();
  await reply(row.id, later(1));
  status = 503;
  await work(later(2));
  await work(later(2.1));
  expect(toldOf(path)).toHaveLength(1);
  status = 201;
  await work(later(3));
  await work(later(4));
  expect(toldOf(path)).toHaveLength(2);
  expect(new Set(toldOf(path).map(({ topic }) => topic)).size).toBe(1);

  await reply(row.id, later(5));
  status = 503;
  for (let minute = 6; minute < 60; minute += 5) await work(later(minute));
  expect(toldOf(path)).toHaveLength(2 + 5);
});

test("a browser that is gone is forgotten, and so is one where its recruiter signed out or left", async () => {
  const { row, path } = await notified();
  await reply(row.id, later(1));
  status = 410;
  await work(later(2));
  expect(toldOf(path)).toHaveLength(1);
  expect(await db.$count(notifiedDevices)).toBe(0);
  expect(await db.$count(notices)).toBe(0);

  const other = await notified();
  await reply(other.row.id, later(1));
  await endSession(as(other.row), { sessionId: other.sessionId });
  await work(later(2));
  expect(toldOf(other.path)).toHaveLength(0);
  expect(await db.$count(notifiedDevices, eq(notifiedDevices.recruiterId, other.row.id))).toBe(0);
});

test("without a key none are sent", async () => {
  const { row, path } = await notified();
  await reply(row.id, later(1));
  expect(
    await sendNotices({
      db,
      clock: () => later(2),
      signal: new AbortController().signal,
      onError: (error) => failed.push(error),
      privateKey: undefined,
      contact: "",
    }),
  ).toBe(0);
  expect(toldOf(path)).toHaveLength(0);
});
